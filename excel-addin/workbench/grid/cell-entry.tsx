import {
  forwardRef,
  useImperativeHandle,
  useRef,
  useState,
  type CSSProperties,
  type FormEvent,
  type KeyboardEvent,
} from 'react';
import { cellArea } from '../model/area.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { CELL_FONTS, viewCell } from './cell-view.ts';
import { clearCells, editText } from './edits.ts';
import { afterEntry, navigate, type Moved } from './navigation.ts';
import { useDesk, useDeskState } from './use-desk.ts';

/** Where a cell stands within the sheet's box, in pixels. */
export interface CellBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What the grid asks of the entry. */
export interface CellEntryHandle {
  /** Takes the keyboard. */
  focus(): void;
  /** Opens a cell with what it holds, as a double click does. */
  edit(place: Place): void;
}

interface CellEntryProps {
  readonly sheet: Sheet;
  /** Rows that Page Down moves. */
  readonly page: number;
  readonly boxOf: (place: Place) => CellBox | undefined;
  readonly onSelect: (next: Moved) => void;
  /** Alt and the arrow down: shows what the cell may hold. */
  readonly onList: () => void;
}

/**
 * An entry under way: where, with what text, and whether arrows move the caret (after F2 or a double click) or end the
 * entry (after typing straight into the cell).
 */
interface Entry {
  readonly place: Place;
  readonly text: string;
  readonly arrowsMoveCaret: boolean;
}

const isEditing = (entry: Entry | undefined): entry is Entry => entry !== undefined;

function entryStyle(workbook: Workbook, sheet: Sheet, place: Place, box: CellBox): CSSProperties {
  const view = viewCell(workbook, sheet, place.row, place.column);
  return {
    left: box.left,
    top: box.top,
    minWidth: box.width + 1,
    minHeight: box.height + 1,
    font: `${view.themeOverride?.baseFontStyle ?? '13px'} ${CELL_FONTS}`,
  };
}

/**
 * The field that all typing goes into. It stands invisibly over the active cell and always has the keyboard, so that
 * an input method for Chinese composes in the cell itself from the first letter on; with the first text it shows.
 */
export const CellEntry = forwardRef<CellEntryHandle, CellEntryProps>(function CellEntry(props, handle) {
  const { sheet, page, boxOf, onSelect, onList } = props;
  const selected = { area: sheet.selection, active: sheet.active };
  const desk = useDesk();
  const { workbook } = useDeskState();
  const field = useRef<HTMLTextAreaElement>(null);
  const [entry, setEntry] = useState<Entry>();

  const begin = (next: Entry): void => {
    // as in Excel, a locked cell says so at the first key, not after a whole sentence has been typed
    const isFree = desk.attempt(() => {
      sheet.grid.guard.contents(cellArea(next.place.row, next.place.column));
    });
    if (!isFree) return;
    if (!isEditing(entry)) desk.host?.setEditing(true);
    setEntry(next);
  };
  const end = (): void => {
    setEntry(undefined);
    desk.host?.setEditing(false);
    if (desk.state.note?.tone === 'error') desk.say(undefined);
  };
  /** Writes the entry. Returns whether it was taken; what was refused stays open to be mended. */
  const commit = (): boolean => {
    if (!isEditing(entry)) return true;
    const { place, text } = entry;
    return desk.enter(sheet, place, text, end);
  };
  const edit = (place: Place): void => {
    begin({ place, text: editText(sheet, place.row, place.column), arrowsMoveCaret: true });
    field.current?.focus({ preventScroll: true });
  };
  useImperativeHandle(handle, () => ({ edit, focus: () => field.current?.focus({ preventScroll: true }) }));

  const onInput = (event: FormEvent<HTMLTextAreaElement>): void => {
    const text = event.currentTarget.value;
    if (isEditing(entry)) setEntry({ ...entry, text });
    else begin({ place: selected.active, text, arrowsMoveCaret: false });
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    if (event.nativeEvent.isComposing || (event.key === 'Enter' && event.altKey)) {
      if (!event.nativeEvent.isComposing) breakLine(event);
      return;
    }
    if (finishes(event) || handlesIdle(event) || moves(event)) event.preventDefault();
  };
  const breakLine = (event: KeyboardEvent<HTMLTextAreaElement>): void => {
    event.preventDefault();
    const area = event.currentTarget;
    area.setRangeText('\n', area.selectionStart, area.selectionEnd, 'end');
    onInput(event);
  };
  /** Enter, Tab and Escape end an entry; without one, Enter and Tab move on. */
  const finishes = ({ key, shiftKey }: KeyboardEvent): boolean => {
    if (key === 'Escape' && isEditing(entry)) {
      end();
      return true;
    }
    if (key !== 'Enter' && key !== 'Tab') return false;
    const from = isEditing(entry) ? entry.place : selected.active;
    if (commit()) onSelect(afterEntry(sheet, from, key, shiftKey));
    return true;
  };
  /** Keys that mean something only while nothing is being entered. */
  const handlesIdle = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    if (isEditing(entry)) return false;
    if (altKey && key === 'ArrowDown') onList();
    else if (key === 'F2') edit(selected.active);
    else if (key === 'Backspace') begin({ place: selected.active, text: '', arrowsMoveCaret: false });
    else if (key === 'Delete' && !ctrlKey && !metaKey) {
      desk.attempt((workbook) => {
        clearCells(workbook, sheet, [selected.area]);
      });
    } else return false;
    return true;
  };
  const moves = ({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): boolean => {
    if (isEditing(entry) && (entry.arrowsMoveCaret || !key.startsWith('Arrow'))) return false;
    const next = navigate(sheet, selected, { key, shift: shiftKey, ctrl: ctrlKey || metaKey }, page);
    if (next === undefined) return false;
    if (commit()) onSelect(next);
    return true;
  };

  const place = isEditing(entry) ? entry.place : selected.active;
  const box = boxOf(place);
  return (
    <textarea
      ref={field}
      className="cell-entry"
      aria-label="单元格内容"
      spellCheck={false}
      autoComplete="off"
      data-idle={isEditing(entry) ? undefined : ''}
      hidden={box === undefined && isEditing(entry)}
      style={
        box === undefined ? { left: 0, top: 0, minWidth: 1, minHeight: 1 } : entryStyle(workbook, sheet, place, box)
      }
      value={entry?.text ?? ''}
      rows={1}
      onInput={onInput}
      onChange={() => undefined}
      onKeyDown={onKeyDown}
      onBlur={commit}
    />
  );
});
