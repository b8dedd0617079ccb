import { useEffect, useRef, type RefObject } from 'react';
import type { Sheet } from '../model/sheet.ts';
import { fromClipboardText, toClipboardText } from './clipboard.ts';
import type { Desk } from './desk.ts';
import { clearCells, copyCells, pasteCells, pasteTexts, shownTexts, type CopiedCells } from './edits.ts';

/** Whether the clipboard is meant for the grid, and not for text that is being entered. */
function isMeantFor(box: HTMLElement | null): boolean {
  const { activeElement } = document;
  if (box === null || !(activeElement instanceof HTMLElement) || !box.contains(activeElement)) return false;
  return activeElement.dataset['idle'] !== undefined;
}

/**
 * Copy, cut and paste of the grid. What comes from this workbook is pasted as it is, so that a code of 18 digits stays
 * one; what comes from elsewhere is read as if it were typed, as in Excel.
 */
export function useClipboard(desk: Desk, sheet: Sheet, box: RefObject<HTMLElement | null>): void {
  const copied = useRef<CopiedCells | undefined>(undefined);
  useEffect(() => {
    const copy = (event: ClipboardEvent, isCut = false): boolean => {
      if (!isMeantFor(box.current) || event.clipboardData === null) return false;
      const { clipboardData } = event;
      event.preventDefault();
      return desk.attempt(() => {
        const text = toClipboardText(shownTexts(sheet, sheet.selection));
        copied.current = copyCells(sheet, sheet.selection, text, isCut);
        clipboardData.setData('text/plain', text);
      });
    };
    const cut = (event: ClipboardEvent): void => {
      if (!copy(event, true)) return;
      desk.attempt((workbook) => {
        clearCells(workbook, sheet, [sheet.selection]);
      });
    };
    const paste = (event: ClipboardEvent): void => {
      if (!isMeantFor(box.current)) return;
      const text = event.clipboardData?.getData('text/plain') ?? '';
      if (text === '') return;
      event.preventDefault();
      desk.attempt((workbook) => {
        const own = copied.current;
        const area =
          own?.text === text
            ? pasteCells(workbook, sheet, sheet.selection, own)
            : pasteTexts(workbook, sheet, sheet.selection, fromClipboardText(text));
        workbook.history.edit('person', '选择', () => {
          workbook.select(sheet, area);
        });
      });
    };
    const onCopy = (event: ClipboardEvent): void => {
      copy(event);
    };
    window.addEventListener('copy', onCopy);
    window.addEventListener('cut', cut);
    window.addEventListener('paste', paste);
    return () => {
      window.removeEventListener('copy', onCopy);
      window.removeEventListener('cut', cut);
      window.removeEventListener('paste', paste);
    };
  }, [desk, sheet, box]);
}
