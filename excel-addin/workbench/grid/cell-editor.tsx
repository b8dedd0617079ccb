import { GridCellKind, type GridCell, type ProvideEditorCallback } from '@glideapps/glide-data-grid';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import type { Desk } from './desk.ts';

interface EditorProps {
  readonly value: GridCell;
  readonly onChange: (next: GridCell) => void;
  readonly isHighlighted: boolean;
}

/** Alt+Enter is a line break within the cell, as in Excel; Enter alone ends the entry and belongs to the grid. */
function breakLine(event: KeyboardEvent<HTMLTextAreaElement>, insert: (text: string) => void): void {
  if (event.key !== 'Enter' || !event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  const field = event.currentTarget;
  field.setRangeText('\n', field.selectionStart, field.selectionEnd, 'end');
  insert(field.value);
}

/** The editor in a cell. While it is open, calls of the add-in wait or fail, as in Excel. */
export function makeCellEditor(desk: Desk): ProvideEditorCallback<GridCell> {
  const CellEditor = ({ value, onChange, isHighlighted }: EditorProps): React.JSX.Element => {
    if (value.kind !== GridCellKind.Text) throw new Error('Only text cells are edited');
    const field = useRef<HTMLTextAreaElement>(null);
    useEffect(() => {
      desk.host?.setEditing(true);
      return () => {
        desk.host?.setEditing(false);
      };
    }, []);
    useEffect(() => {
      const element = field.current;
      element?.focus();
      element?.setSelectionRange(isHighlighted ? 0 : element.value.length, element.value.length);
    }, [isHighlighted]);
    const change = (data: string): void => {
      onChange({ ...value, data });
    };
    return (
      <textarea
        ref={field}
        className="cell-editor"
        aria-label="单元格内容"
        spellCheck={false}
        value={value.data}
        onChange={(event) => {
          change(event.target.value);
        }}
        onKeyDown={(event) => {
          breakLine(event, change);
        }}
      />
    );
  };
  const provided = { editor: CellEditor, disablePadding: true };
  return (cell) => (cell.kind === GridCellKind.Text ? provided : undefined);
}
