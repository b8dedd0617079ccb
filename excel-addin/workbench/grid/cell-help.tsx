import { Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { listItems } from '../formula/validation-check.ts';
import { validationAt } from '../model/data-validation.ts';
import type { Sheet } from '../model/sheet.ts';
import type { CellBox } from './cell-entry.tsx';
import { useDesk, useDeskState } from './use-desk.ts';

/** Most items that are shown to choose from. */
const MAX_SHOWN = 500;

interface CellHelpProps {
  readonly sheet: Sheet;
  /** Where the active cell stands; undefined while it is out of view. */
  readonly box: CellBox | undefined;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
}

/** What the rule of the active cell offers a person: its list to choose from, and its words. */
export function CellHelp({ sheet, box, isOpen, onOpen }: CellHelpProps): React.JSX.Element | null {
  const { row, column } = sheet.active;
  const validation = validationAt(sheet, row, column);
  if (validation === undefined || box === undefined) return null;
  const { rule, prompt } = validation.state;
  const hasWords = prompt.showPrompt && (prompt.title !== '' || prompt.message !== '');
  return (
    <>
      {rule.kind === 'List' && rule.inCellDropDown ? (
        <CellList sheet={sheet} box={box} isOpen={isOpen} onOpen={onOpen} />
      ) : null}
      {hasWords && !isOpen ? (
        <div className="cell-prompt" role="note" style={{ left: box.left + 12, top: box.top + box.height + 8 }}>
          {prompt.title === '' ? null : <strong>{prompt.title}</strong>}
          <div>{prompt.message}</div>
        </div>
      ) : null}
    </>
  );
}

function CellList({ sheet, box, isOpen, onOpen }: CellHelpProps & { readonly box: CellBox }): React.JSX.Element {
  const desk = useDesk();
  const { workbook } = useDeskState();
  const { row, column } = sheet.active;
  const items = isOpen ? (listItems({ workbook, sheet, row, column }) ?? []) : [];
  const close = (): void => {
    onOpen(false);
    desk.focusGrid();
  };
  return (
    <Menu
      open={isOpen}
      positioning={{ position: 'below', align: 'end' }}
      onOpenChange={(_event, { open }) => {
        if (open) onOpen(true);
        else close();
      }}
    >
      <MenuTrigger disableButtonEnhancement>
        <button
          type="button"
          className="cell-list"
          aria-label="从列表中选择"
          tabIndex={-1}
          style={{ left: box.left + box.width, top: box.top, height: box.height }}
        >
          <ChevronDownRegular fontSize={12} />
        </button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList className="cell-list-menu">
          {items.slice(0, MAX_SHOWN).map((item, index) => (
            <MenuItem
              key={index}
              onClick={() => {
                desk.enter(sheet, { row, column }, item, close);
              }}
            >
              {item}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
