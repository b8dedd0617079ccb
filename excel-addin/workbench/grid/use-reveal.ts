import { useCallback, useEffect, useState, type RefObject } from 'react';
import type { Place } from '../model/sheet.ts';
import { heightAt, heightOfFirst, scrollIntoSight, widthOf, widthOfFirst, type Sight } from './grid-geometry.ts';
import type { SheetGeometry } from './use-sheet-geometry.ts';

/** Frames to wait for a grid that has just been put up and has no size yet. */
const PATIENCE = 30;

/** Scrolls once the grid is as high as the cell lies deep. */
function scrollWhenReady(box: HTMLElement | null, sight: Sight, patience: number): void {
  const scroller = box?.querySelector('.dvn-scroller');
  const isReady = scroller && scroller.scrollHeight >= sight.row.start + sight.row.size;
  if (isReady === true) scrollIntoSight(scroller, sight);
  else if (patience > 0) {
    requestAnimationFrame(() => {
      scrollWhenReady(box, sight, patience - 1);
    });
  }
}

/**
 * Brings cells into view. The scrolling waits until the grid has drawn itself with the new selection, and with rows as
 * far as the cell.
 */
export function useReveal(box: RefObject<HTMLElement | null>, geometry: SheetGeometry): (place: Place) => void {
  const [target, setTarget] = useState<Place>();
  useEffect(() => {
    if (target === undefined) return;
    setTarget(undefined);
    const { projection, rowHeight, columns } = geometry;
    const [x, y] = [projection.placeOfColumn(target.column), projection.placeOfRow(target.row)];
    const sight = {
      ...geometry,
      row: { start: heightOfFirst(rowHeight, y), size: heightAt(rowHeight, y) },
      column: { start: widthOfFirst(columns, x), size: widthOf(columns[x]) },
    };
    requestAnimationFrame(() => {
      scrollWhenReady(box.current, sight, PATIENCE);
    });
  }, [box, target, geometry]);
  return useCallback((place: Place) => {
    setTarget(place);
  }, []);
}
