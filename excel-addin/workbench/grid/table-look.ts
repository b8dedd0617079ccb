import type { Table } from '../model/table.ts';

/** Colours of one cell that its table gives it; a fill of the cell's own comes before. */
export interface TableLook {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  /** Line below. */
  readonly line?: string;
}

/** The six accents of the Office theme, in the order in which the built-in table styles use them; the first is ours. */
const ACCENTS = ['#1F4E8C', '#C55A11', '#7B7B7B', '#BF8F00', '#2E75B6', '#538135'] as const;
const BLACK = '#404040';

interface Palette {
  readonly header: TableLook;
  readonly band: string;
  readonly rule: string;
}

/** The colour mixed with white; `share` of the colour stays. */
function tint(color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const mixed = channels.map((channel) =>
    Math.round(255 - (255 - channel) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${mixed.join('').toUpperCase()}`;
}

/**
 * Built-in styles come in runs of seven: the first of each run is black, the others take the six accents in order.
 * The first and the last run of the light ones have a plain header with a line, all others a filled one.
 */
function paletteOf(style: string): Palette | undefined {
  const parts = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(style);
  if (parts === null) return undefined;
  const number = Number(parts[2]);
  const place = (number - 1) % 7;
  const accent = place === 0 ? BLACK : (ACCENTS[place - 1] ?? BLACK);
  const isPlain = parts[1] === 'Light' && (number < 8 || number > 14);
  return {
    header: isPlain ? { bold: true, color: accent, line: accent } : { bold: true, color: '#FFFFFF', fill: accent },
    band: tint(accent, isPlain ? 0.07 : 0.1),
    rule: tint(accent, 0.3),
  };
}

const palettes = new Map<string, Palette | undefined>();

function cachedPalette(style: string): Palette | undefined {
  if (!palettes.has(style)) palettes.set(style, paletteOf(style));
  return palettes.get(style);
}

/** How a table colours one of its cells. */
export function tableLook(table: Table, row: number, column: number): TableLook {
  const palette = cachedPalette(table.state.style);
  if (palette === undefined) return {};
  const { area, state } = table;
  if (row === area.row) return palette.header;
  const isEmphasised =
    (state.highlightFirstColumn && column === area.column) ||
    (state.highlightLastColumn && column === area.column + area.columns - 1);
  const isBand =
    (state.showBandedRows && (row - area.row) % 2 === 1) ||
    (state.showBandedColumns && (column - area.column) % 2 === 0);
  return {
    line: palette.rule,
    ...(isBand ? { fill: palette.band } : {}),
    ...(isEmphasised ? { bold: true } : {}),
  };
}
