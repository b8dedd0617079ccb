import { Menu, MenuItem, MenuList, MenuPopover, Tooltip } from '@fluentui/react-components';
import { AddRegular, LockClosedRegular, LockOpenRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { Sheet } from '../model/sheet.ts';
import { ProtectDialog } from './protect-dialog.tsx';
import { useDesk, useDeskState } from './use-desk.ts';

interface TabProps {
  readonly sheet: Sheet;
  readonly isActive: boolean;
  readonly isRenaming: boolean;
  readonly onRename: (isRenaming: boolean) => void;
  readonly onMenu: (target: HTMLElement) => void;
}

function SheetTab({ sheet, isActive, isRenaming, onRename, onMenu }: TabProps): React.JSX.Element {
  const desk = useDesk();
  const tab = useRef<HTMLButtonElement>(null);
  // with many sheets the one that is shown may stand beyond the edge
  useEffect(() => {
    if (isActive) tab.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [isActive]);
  if (isRenaming) {
    return (
      <input
        className="tab-name"
        aria-label="工作表名称"
        defaultValue={sheet.name}
        autoFocus
        size={Math.max(6, sheet.name.length * 2)}
        onFocus={(event) => {
          event.target.select();
        }}
        onBlur={(event) => {
          const name = event.target.value.trim();
          onRename(false);
          if (name === sheet.name) return;
          desk.attempt((workbook) => {
            workbook.history.edit('person', '重命名工作表', () => {
              workbook.renameSheet(sheet, name);
            });
          });
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
          if (event.key === 'Escape') {
            event.currentTarget.value = sheet.name;
            event.currentTarget.blur();
          }
        }}
      />
    );
  }
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      className="sheet-tab"
      aria-selected={isActive}
      style={sheet.state.tabColor === '' ? undefined : { boxShadow: `inset 0 -3px ${sheet.state.tabColor}` }}
      onClick={() => {
        desk.attempt((workbook) => {
          workbook.history.edit('person', '切换工作表', () => {
            workbook.activate(sheet);
          });
        });
      }}
      onDoubleClick={() => {
        onRename(true);
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(event.currentTarget);
      }}
    >
      {sheet.state.protection === undefined ? null : <LockClosedRegular aria-label="受保护" className="tab-lock" />}
      {sheet.name}
    </button>
  );
}

interface OpenMenu {
  readonly sheet: Sheet;
  readonly target: HTMLElement;
}

/** Sheets at the bottom: a click shows one, a double click renames it, the right button offers more. */
export function SheetTabs(): React.JSX.Element {
  const desk = useDesk();
  const { workbook } = useDeskState();
  const [renaming, setRenaming] = useState<string>();
  const [menu, setMenu] = useState<OpenMenu>();
  const [protecting, setProtecting] = useState<Sheet>();
  const hidden = workbook.sheets.filter((sheet) => sheet.state.visibility === 'Hidden');
  const edit = (label: string, work: () => void): void => {
    desk.attempt((book) => {
      book.history.edit('person', label, work);
    });
  };
  const move = (sheet: Sheet, by: number): void => {
    edit('移动工作表', () => {
      workbook.moveSheet(sheet, workbook.sheets.indexOf(sheet) + by);
    });
  };
  return (
    <div className="sheet-bar">
      <div className="sheet-tabs" role="tablist" aria-label="工作表">
        {workbook.visibleSheets.map((sheet) => (
          <SheetTab
            key={sheet.id}
            sheet={sheet}
            isActive={sheet === workbook.activeSheet}
            isRenaming={renaming === sheet.id}
            onRename={(isRenaming) => {
              setRenaming(isRenaming ? sheet.id : undefined);
            }}
            onMenu={(target) => {
              setMenu({ sheet, target });
            }}
          />
        ))}
      </div>
      <Tooltip content="新建工作表" relationship="label">
        <button
          type="button"
          className="add-sheet"
          onClick={() => {
            edit('新建工作表', () => {
              workbook.activate(workbook.addSheet());
            });
          }}
        >
          <AddRegular />
        </button>
      </Tooltip>
      <Menu
        open={menu !== undefined}
        positioning={menu === undefined ? {} : { target: menu.target, position: 'above', align: 'start' }}
        onOpenChange={(_event, { open }) => {
          if (!open) setMenu(undefined);
        }}
      >
        <MenuPopover>
          {menu === undefined ? null : (
            <MenuList>
              <MenuItem
                onClick={() => {
                  setRenaming(menu.sheet.id);
                }}
              >
                重命名
              </MenuItem>
              <MenuItem
                disabled={workbook.sheets[0] === menu.sheet}
                onClick={() => {
                  move(menu.sheet, -1);
                }}
              >
                左移
              </MenuItem>
              <MenuItem
                disabled={workbook.sheets.at(-1) === menu.sheet}
                onClick={() => {
                  move(menu.sheet, 1);
                }}
              >
                右移
              </MenuItem>
              <MenuItem
                icon={menu.sheet.state.protection === undefined ? <LockClosedRegular /> : <LockOpenRegular />}
                onClick={() => {
                  setProtecting(menu.sheet);
                }}
              >
                {menu.sheet.state.protection === undefined ? '保护工作表…' : '撤销工作表保护…'}
              </MenuItem>
              <MenuItem
                onClick={() => {
                  edit('隐藏工作表', () => {
                    workbook.showSheet(menu.sheet, 'Hidden');
                  });
                }}
              >
                隐藏
              </MenuItem>
              {hidden.map((sheet) => (
                <MenuItem
                  key={sheet.id}
                  onClick={() => {
                    edit('显示工作表', () => {
                      workbook.showSheet(sheet, 'Visible');
                    });
                  }}
                >
                  取消隐藏“{sheet.name}”
                </MenuItem>
              ))}
              <MenuItem
                onClick={() => {
                  edit('删除工作表', () => {
                    workbook.deleteSheet(menu.sheet);
                  });
                }}
              >
                删除
              </MenuItem>
            </MenuList>
          )}
        </MenuPopover>
      </Menu>
      <ProtectDialog
        sheet={protecting}
        onClose={() => {
          setProtecting(undefined);
          desk.focusGrid();
        }}
      />
    </div>
  );
}
