import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { formatArea, parseReference } from '../model/address.ts';
import { cellArea, sameArea, type Area } from '../model/area.ts';
import type { Sheet } from '../model/sheet.ts';
import type { Workbook } from '../model/workbook.ts';
import { editText } from './edits.ts';
import { useDesk, useDeskState } from './use-desk.ts';

/** The cells that an address or a name stands for. */
function findPlace(workbook: Workbook, sheet: Sheet, text: string): { sheet: Sheet; area: Area } | undefined {
  const reference = parseReference(text);
  if (reference !== undefined) {
    const target = reference.sheet === undefined ? sheet : workbook.findSheet(reference.sheet);
    return target && { sheet: target, area: reference.area };
  }
  const named = workbook.names.seenFrom(sheet, text);
  if (named?.target.kind === 'cells' && named.target.anchor.area !== undefined) {
    return { sheet: named.target.sheet, area: named.target.anchor.area };
  }
  const table = workbook.findTable(text);
  return table && { sheet: workbook.sheetOf(table), area: table.area };
}

/** Address of the active cell, or of the selection when it is more than one cell or a merged one. */
function shownAddress({ selection, active, grid }: Sheet): string {
  const merge = grid.mergeAt(active.row, active.column);
  const isOneCell = merge !== undefined && sameArea(merge, selection);
  return formatArea(isOneCell ? cellArea(active.row, active.column) : selection);
}

/** Address of the selection; an address or a name typed into it is gone to. */
function NameBox({ sheet }: { readonly sheet: Sheet }): React.JSX.Element {
  const desk = useDesk();
  const { workbook } = useDeskState();
  const [typed, setTyped] = useState<string>();
  const go = (text: string): void => {
    const place = findPlace(workbook, sheet, text.trim());
    setTyped(undefined);
    if (place === undefined) {
      desk.say({ tone: 'error', text: `没有“${text.trim()}”这个地址或名称。` });
      return;
    }
    desk.attempt((book) => {
      book.history.edit('person', '选择', () => {
        book.select(place.sheet, place.area);
      });
    });
    desk.reveal(place.sheet, place.area);
    desk.focusGrid();
  };
  return (
    <input
      className="name-box"
      aria-label="单元格地址"
      spellCheck={false}
      value={typed ?? shownAddress(sheet)}
      onFocus={(event) => {
        event.target.select();
      }}
      onChange={(event) => {
        setTyped(event.target.value);
      }}
      onBlur={() => {
        setTyped(undefined);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          // The keyboard goes to the grid at once, which must not get this key too.
          event.preventDefault();
          go(event.currentTarget.value);
        }
        if (event.key === 'Escape') setTyped(undefined);
      }}
    />
  );
}

/** What the active cell holds, to be read in full and changed. */
export function FormulaBar({ sheet }: { readonly sheet: Sheet }): React.JSX.Element {
  const desk = useDesk();
  useDeskState();
  const { row, column } = sheet.active;
  const [draft, setDraft] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const content = editText(sheet, row, column);
  const key = `${sheet.id} ${row} ${column}`;
  useEffect(() => {
    setDraft(undefined);
  }, [key]);

  const commit = (): void => {
    const text = draft;
    setDraft(undefined);
    if (text === undefined) return;
    desk.enter(sheet, { row, column }, text, () => undefined);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      setDraft(undefined);
      desk.focusGrid();
    }
    if (event.key !== 'Enter') return;
    event.preventDefault();
    commit();
    desk.attempt((workbook) => {
      workbook.history.edit('person', '选择', () => {
        workbook.select(sheet, cellArea(row + 1, column));
      });
    });
    desk.focusGrid();
  };
  return (
    <div className="formula-bar">
      <NameBox sheet={sheet} />
      <span className="formula-sign" aria-hidden="true">
        fx
      </span>
      <input
        ref={field}
        className="formula-input"
        aria-label="单元格内容"
        spellCheck={false}
        value={draft ?? content}
        onFocus={() => {
          desk.host?.setEditing(true);
        }}
        onBlur={() => {
          commit();
          desk.host?.setEditing(false);
        }}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onKeyDown={onKeyDown}
      />
    </div>
  );
}
