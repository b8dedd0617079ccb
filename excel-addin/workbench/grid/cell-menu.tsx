import { Menu, MenuDivider, MenuItem, MenuList, MenuPopover } from '@fluentui/react-components';
import {
  DeleteRegular,
  EraserRegular,
  LockClosedRegular,
  LockOpenRegular,
  TableDeleteColumnRegular,
  TableDeleteRowRegular,
  TableInsertColumnRegular,
  TableInsertRowRegular,
} from '@fluentui/react-icons';
import { isEntireColumn, isEntireRow } from '../model/area.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { clearCells, deleteLines, formatCells, insertLines } from './edits.ts';
import type { Point } from './cell-grid.tsx';
import { useDesk } from './use-desk.ts';

interface CellMenuProps {
  readonly sheet: Sheet;
  readonly place: Point | undefined;
  readonly onClose: () => void;
}

/** A point of the window, to place a menu at. */
const pointTarget = ({ x, y }: Point): { getBoundingClientRect: () => DOMRect } => ({
  getBoundingClientRect: () => new DOMRect(x, y, 0, 0),
});

/** What the right button offers for the selected cells, rows or columns. */
export function CellMenu({ sheet, place, onClose }: CellMenuProps): React.JSX.Element {
  const desk = useDesk();
  const area = sheet.selection;
  const act = (work: (workbook: Workbook) => void) => (): void => {
    onClose();
    desk.attempt(work);
  };
  const isLocked = sheet.grid.style(sheet.active.row, sheet.active.column).locked;
  const rows = !isEntireColumn(area);
  const columns = !isEntireRow(area);
  return (
    <Menu
      open={place !== undefined}
      positioning={place === undefined ? {} : { target: pointTarget(place), position: 'below', align: 'start' }}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <MenuPopover>
        <MenuList>
          {rows ? (
            <>
              <MenuItem
                icon={<TableInsertRowRegular />}
                onClick={act((workbook) => {
                  insertLines(workbook, sheet, 'row', area);
                })}
              >
                {`在上方插入 ${area.rows} 行`}
              </MenuItem>
              <MenuItem
                icon={<TableDeleteRowRegular />}
                onClick={act((workbook) => {
                  deleteLines(workbook, sheet, 'row', area);
                })}
              >
                {`删除 ${area.rows} 行`}
              </MenuItem>
            </>
          ) : null}
          {rows && columns ? <MenuDivider /> : null}
          {columns ? (
            <>
              <MenuItem
                icon={<TableInsertColumnRegular />}
                onClick={act((workbook) => {
                  insertLines(workbook, sheet, 'column', area);
                })}
              >
                {`在左侧插入 ${area.columns} 列`}
              </MenuItem>
              <MenuItem
                icon={<TableDeleteColumnRegular />}
                onClick={act((workbook) => {
                  deleteLines(workbook, sheet, 'column', area);
                })}
              >
                {`删除 ${area.columns} 列`}
              </MenuItem>
            </>
          ) : null}
          <MenuDivider />
          <MenuItem
            icon={<EraserRegular />}
            secondaryContent="Delete"
            onClick={act((workbook) => {
              clearCells(workbook, sheet, [area]);
            })}
          >
            清除内容
          </MenuItem>
          <MenuItem
            icon={<DeleteRegular />}
            onClick={act((workbook) => {
              workbook.history.edit('person', '清除格式', () => {
                sheet.grid.restyle(area, () => 0);
              });
            })}
          >
            清除格式
          </MenuItem>
          <MenuDivider />
          <MenuItem
            icon={isLocked ? <LockOpenRegular /> : <LockClosedRegular />}
            onClick={act((workbook) => {
              formatCells(workbook, sheet, area, isLocked ? '解除锁定' : '锁定', { locked: !isLocked });
            })}
          >
            {isLocked ? '解除锁定（保护后仍可填写）' : '锁定单元格（保护后不可修改）'}
          </MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
