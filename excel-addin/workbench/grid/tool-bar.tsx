import {
  Badge,
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  ToggleButton,
  Toolbar,
  ToolbarButton,
  ToolbarDivider,
  Tooltip,
} from '@fluentui/react-components';
import {
  ArrowRedoRegular,
  ArrowUndoRegular,
  DocumentAddRegular,
  FilterRegular,
  FolderOpenRegular,
  SaveRegular,
  TableAddRegular,
  TextBoldRegular,
  WindowNewRegular,
} from '@fluentui/react-icons';
import { useRef, useState } from 'react';
import type { Sheet } from '../model/sheet.ts';
import { formatCells } from './edits.ts';
import { importFile, OPENABLE, openEmpty, openFile, openSample, saveCsv, saveXlsx } from './file-actions.ts';
import { hasFilterHere, toggleFilter } from './filter-buttons.ts';
import { ReplaceDialog } from './replace-dialog.tsx';
import { Seal } from './seal.tsx';
import { useDesk, useDeskState } from './use-desk.ts';

interface FilePickerProps {
  readonly picker: React.RefObject<HTMLInputElement>;
  readonly label: string;
  readonly onPick: (file: File) => void;
}

/** The browser's own file dialog, opened by a button beside it. */
function FilePicker({ picker, label, onPick }: FilePickerProps): React.JSX.Element {
  return (
    <input
      ref={picker}
      type="file"
      accept={OPENABLE}
      className="file-picker"
      aria-label={label}
      tabIndex={-1}
      onChange={(event) => {
        const file = event.target.files?.[0];
        event.target.value = '';
        if (file !== undefined) onPick(file);
      }}
    />
  );
}

/** Opening, and what replaces the workbook on the desk. */
function FileTools(): React.JSX.Element {
  const desk = useDesk();
  const opening = useRef<HTMLInputElement>(null);
  const importing = useRef<HTMLInputElement>(null);
  const [replacing, setReplacing] = useState<'empty' | 'sample'>();
  return (
    <>
      <FilePicker picker={opening} label="选择要打开的文件" onPick={(file) => void openFile(desk, file)} />
      <FilePicker picker={importing} label="选择要导入的文件" onPick={(file) => void importFile(desk, file)} />
      <ToolbarButton icon={<FolderOpenRegular />} onClick={() => opening.current?.click()}>
        打开文件
      </ToolbarButton>
      <ToolbarButton icon={<TableAddRegular />} onClick={() => importing.current?.click()}>
        导入工作表
      </ToolbarButton>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <ToolbarButton icon={<SaveRegular />}>另存为</ToolbarButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem secondaryContent=".xlsx" onClick={() => void saveXlsx(desk)}>
              Excel 工作簿
            </MenuItem>
            <MenuItem secondaryContent=".csv" onClick={() => void saveCsv(desk)}>
              当前工作表（文本）
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <ToolbarButton icon={<DocumentAddRegular />}>新建</ToolbarButton>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              onClick={() => {
                setReplacing('empty');
              }}
            >
              空白工作簿
            </MenuItem>
            <MenuItem
              icon={<WindowNewRegular />}
              onClick={() => {
                setReplacing('sample');
              }}
            >
              重置为示例
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <ReplaceDialog
        replacing={replacing}
        onAnswer={(isAgreed) => {
          setReplacing(undefined);
          if (!isAgreed) return;
          if (replacing === 'empty') openEmpty(desk);
          else void openSample(desk);
        }}
      />
    </>
  );
}

/** Back, forth, and bold. */
function EditTools({ sheet }: { readonly sheet: Sheet }): React.JSX.Element {
  const desk = useDesk();
  const { history } = useDeskState().workbook;
  const { selection, active, grid } = sheet;
  const isBold = grid.style(active.row, active.column).bold;
  return (
    <>
      <Tooltip
        content={history.undoLabel === undefined ? '没有可撤销的操作' : `撤销：${history.undoLabel}（Ctrl+Z）`}
        relationship="label"
      >
        <ToolbarButton
          icon={<ArrowUndoRegular />}
          disabled={history.undoLabel === undefined}
          onClick={() => history.undo()}
        />
      </Tooltip>
      <Tooltip
        content={history.redoLabel === undefined ? '没有可重做的操作' : `重做：${history.redoLabel}（Ctrl+Y）`}
        relationship="label"
      >
        <ToolbarButton
          icon={<ArrowRedoRegular />}
          disabled={history.redoLabel === undefined}
          onClick={() => history.redo()}
        />
      </Tooltip>
      <Tooltip content="筛选（Ctrl+Shift+L）" relationship="label">
        <ToggleButton
          appearance="subtle"
          icon={<FilterRegular />}
          checked={hasFilterHere(sheet)}
          onClick={() => {
            desk.attempt((workbook) => {
              toggleFilter(workbook, sheet);
            });
          }}
        />
      </Tooltip>
      <Tooltip content="加粗（Ctrl+B）" relationship="label">
        <ToggleButton
          appearance="subtle"
          icon={<TextBoldRegular />}
          checked={isBold}
          onClick={() => {
            desk.attempt((workbook) => {
              formatCells(workbook, sheet, selection, '加粗', { bold: !isBold });
            });
          }}
        />
      </Tooltip>
    </>
  );
}

/** Name of the workbook, to be changed in place, and how its file was read. */
function WorkbookName(): React.JSX.Element {
  const desk = useDesk();
  const { workbook, readAs } = useDeskState();
  return (
    <div className="workbook-name">
      <input
        key={workbook.name}
        className="workbook-name-field"
        aria-label="工作簿名称"
        spellCheck={false}
        maxLength={80}
        defaultValue={workbook.name}
        onBlur={(event) => {
          desk.rename(event.target.value.trim());
          event.target.value = workbook.name;
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur();
        }}
      />
      {readAs === undefined ? null : (
        <Tooltip content="打开文本文件时采用的文字编码" relationship="description">
          <Badge appearance="tint" color="brand" className="encoding">
            {readAs}
          </Badge>
        </Tooltip>
      )}
    </div>
  );
}

interface ToolBarProps {
  readonly sheet: Sheet;
  readonly isPaneOpen: boolean;
  readonly onTogglePane: () => void;
}

/** The bar above the sheet: file, back and forth, name, and the button that opens the add-in. */
export function ToolBar({ sheet, isPaneOpen, onTogglePane }: ToolBarProps): React.JSX.Element {
  return (
    <header className="tool-bar">
      <div className="brand">
        <Seal />
        <span className="brand-name">表格工作台</span>
      </div>
      <Toolbar aria-label="工具" className="tools">
        <FileTools />
        <ToolbarDivider />
        <EditTools sheet={sheet} />
      </Toolbar>
      <WorkbookName />
      <Button
        appearance={isPaneOpen ? 'outline' : 'primary'}
        aria-pressed={isPaneOpen}
        className="pane-button"
        icon={<Seal />}
        onClick={onTogglePane}
      >
        双随机
      </Button>
    </header>
  );
}
