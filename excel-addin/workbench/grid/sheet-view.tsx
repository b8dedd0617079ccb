import type { DataEditorRef, Rectangle } from '@glideapps/glide-data-grid';
import { useEffect, useRef, useState } from 'react';
import { MAX_ROWS } from '../model/area.ts';
import type { Place, Sheet } from '../model/sheet.ts';
import { CellEntry, type CellBox, type CellEntryHandle } from './cell-entry.tsx';
import { CellHelp } from './cell-help.tsx';
import { CellGrid, type Point } from './cell-grid.tsx';
import { ChartLayer } from './chart-layer.tsx';
import { FilterMenu, type PressedFilter } from './filter-menu.tsx';
import { FrozenRows, type Scroll } from './frozen-rows.tsx';
import { HEADER_HEIGHT, heightAt, heightOfFirst } from './grid-geometry.ts';
import { selectedCell, type Moved, type Selected } from './navigation.ts';
import { useClipboard } from './use-clipboard.ts';
import { useDesk, useDeskState } from './use-desk.ts';
import { useReveal } from './use-reveal.ts';
import { useSheetGeometry } from './use-sheet-geometry.ts';

/** Rows ahead of the last one shown at which more are added, and how many. */
const NEAR_END = 50;
const MORE_ROWS = 500;

interface SheetViewProps {
  readonly sheet: Sheet;
  readonly onMenu: (point: Point) => void;
}

/** The cells of a sheet, drawn from the model and edited into it. */
export function SheetView({ sheet, onMenu }: SheetViewProps): React.JSX.Element {
  const desk = useDesk();
  const { workbook, version } = useDeskState();
  const grid = useRef<DataEditorRef>(null);
  const entry = useRef<CellEntryHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  const [reach, setReach] = useState(0);
  const [scroll, setScroll] = useState<Scroll>({ row: 0, column: 0, tx: 0, columns: 0, rows: 20 });
  const [pressed, setPressed] = useState<PressedFilter>();
  const [isListOpen, setListOpen] = useState(false);
  const geometry = useSheetGeometry(sheet, version, reach);
  const scrollTo = useReveal(box, geometry);
  useClipboard(desk, sheet, box);
  useEffect(
    () =>
      desk.attach({
        sheet,
        focus: () => entry.current?.focus(),
        reveal: (place) => {
          setReach((before) => Math.max(before, place.row));
          scrollTo(place);
        },
      }),
    [desk, sheet, scrollTo],
  );

  // A sheet that comes to the front shows its active cell: the add-in may have brought it there to show one.
  useEffect(() => {
    desk.reveal(sheet, sheet.active);
  }, [desk, sheet]);

  // the click that presses the button, and the focus that it moves, are over before the menu looks for those outside it
  const openFilter = (button: PressedFilter): void => {
    setTimeout(() => {
      setPressed(button);
    }, 0);
  };

  const select = ({ area, active }: Selected): void => {
    workbook.history.edit('person', '选择', () => {
      workbook.select(sheet, area, active);
    });
  };
  const selectByKey = (moved: Moved): void => {
    select(moved);
    if (moved.seen !== undefined) desk.reveal(sheet, moved.seen);
  };
  const edit = (place: Place): void => {
    entry.current?.edit(place);
  };
  const boxOf = (place: Place): CellBox | undefined => {
    const outer = box.current?.getBoundingClientRect();
    const { projection, rowHeight } = geometry;
    const row = projection.placeOfRow(place.row);
    const isFrozen = place.row < sheet.state.frozenRows;
    const bounds = grid.current?.getBounds(projection.placeOfColumn(place.column), isFrozen ? scroll.row : row);
    if (outer === undefined || bounds === undefined) return undefined;
    const top = isFrozen ? HEADER_HEIGHT + heightOfFirst(rowHeight, row) : bounds.y - outer.y;
    return { left: bounds.x - outer.x, top, width: bounds.width, height: heightAt(rowHeight, row) };
  };
  const onScroll = (range: Rectangle, tx: number): void => {
    setScroll({ row: range.y, column: range.x, tx, columns: range.width, rows: range.height });
    const bottom = range.y + range.height;
    const { rows } = geometry.projection;
    if (bottom + NEAR_END > rows && rows < MAX_ROWS) setReach(bottom + MORE_ROWS);
  };

  return (
    <div
      className="sheet-view"
      ref={box}
      onFocus={(event) => {
        if (event.target instanceof HTMLCanvasElement) entry.current?.focus();
      }}
    >
      <CellGrid
        ref={grid}
        sheet={sheet}
        geometry={geometry}
        onSelect={select}
        onEdit={edit}
        onMenu={onMenu}
        onFilter={openFilter}
        onScroll={onScroll}
      />
      <ChartLayer sheet={sheet} geometry={geometry} scroll={scroll} />
      <FrozenRows
        sheet={sheet}
        geometry={geometry}
        scroll={scroll}
        onSelect={(place) => {
          select(selectedCell(sheet, place));
        }}
        onEdit={edit}
        onFilter={openFilter}
      />
      <FilterMenu
        pressed={pressed}
        onClose={() => {
          setPressed(undefined);
          desk.focusGrid();
        }}
      />
      <CellEntry
        ref={entry}
        sheet={sheet}
        page={Math.max(1, scroll.rows - 1)}
        boxOf={boxOf}
        onSelect={selectByKey}
        onList={() => {
          setListOpen(true);
        }}
      />
      <CellHelp sheet={sheet} box={boxOf(sheet.active)} isOpen={isListOpen} onOpen={setListOpen} />
    </div>
  );
}
