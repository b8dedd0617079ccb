import { useEffect } from 'react';
import type { Desk } from './desk.ts';
import { formatCells } from './edits.ts';
import { toggleFilter } from './filter-buttons.ts';
import { saveXlsx } from './file-actions.ts';

/** Fields where Ctrl+Z belongs to the text being typed: all but the one over the grid while nothing is entered. */
function isTyping(): boolean {
  const { activeElement } = document;
  if (activeElement instanceof HTMLTextAreaElement) return activeElement.dataset['idle'] === undefined;
  return activeElement instanceof HTMLInputElement;
}

function toggleBold(desk: Desk): void {
  desk.attempt((workbook) => {
    const sheet = workbook.activeSheet;
    const { row, column } = sheet.active;
    formatCells(workbook, sheet, sheet.selection, '加粗', { bold: !sheet.grid.style(row, column).bold });
  });
}

/** What a key does; undefined when it is none of ours. */
function actionOf(desk: Desk, event: KeyboardEvent): (() => void) | undefined {
  const key = event.key.toLowerCase();
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return undefined;
  if (key === 's') return () => void saveXlsx(desk);
  if (isTyping()) return undefined;
  const { history } = desk.state.workbook;
  if (key === 'z') return () => (event.shiftKey ? history.redo() : history.undo());
  if (key === 'l' && event.shiftKey) {
    return () => {
      desk.attempt((workbook) => {
        toggleFilter(workbook, workbook.activeSheet);
      });
    };
  }
  if (key === 'y') return () => history.redo();
  return key === 'b'
    ? () => {
        toggleBold(desk);
      }
    : undefined;
}

/** Ctrl+Z, Ctrl+Y, Ctrl+B and Ctrl+S of the page. */
export function useShortcuts(desk: Desk): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const action = actionOf(desk, event);
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  }, [desk]);
}
