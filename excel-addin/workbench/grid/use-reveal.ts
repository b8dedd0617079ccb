import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { Place } from '../model/sheet.ts';
import { heightAt, heightOfFirst, scrollIntoSight, widthOf, widthOfFirst } from './grid-geometry.ts';
import type { SheetGeometry } from './use-sheet-geometry.ts';

/**
 * Brings cells into view. The scrolling waits until the grid has drawn itself with the new selection, and with rows as
 * far as the cell.
 */
export function useReveal(box: RefObject<HTMLElement | null>, geometry: SheetGeometry): (place: Place) => void {
  const [target, setTarget] = useState<Place>();
  useEffect(() => {
    const scroller = box.current?.querySelector('.dvn-scroller');
    if (target === undefined || !scroller) return;
    setTarget(undefined);
    const { projection, rowHeight, columns } = geometry;
    const [x, y] = [projection.placeOfColumn(target.column), projection.placeOfRow(target.row)];
    requestAnimationFrame(() => {
      scrollIntoSight(scroller, {
        ...geometry,
        row: { start: heightOfFirst(rowHeight, y), size: heightAt(rowHeight, y) },
        column: { start: widthOfFirst(columns, x), size: widthOf(columns[x]) },
      });
    });
  }, [box, target, geometry]);
  return useCallback((place: Place) => {
    setTarget(place);
  }, []);
}
