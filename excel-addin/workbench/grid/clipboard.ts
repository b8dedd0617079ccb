/** Cells as the clipboard holds them: rows of tab-separated texts, those with tabs, quotes or line breaks in quotes. */
export function toClipboardText(rows: readonly (readonly string[])[]): string {
  const quote = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quote).join('\t')).join('\r\n');
}

/** What is read of a text: a piece of a cell, and where what follows it begins. */
type Piece = readonly [text: string, end: number];

/** Text up to the end of the cell. */
function readPlain(text: string, start: number): Piece {
  let end = start;
  while (end < text.length && !'\t\r\n'.includes(text.charAt(end))) end += 1;
  return [text.slice(start, end), end];
}

/** Text in quotes, in which a doubled quote is one; undefined when they are never closed. */
function readQuoted(text: string, start: number): Piece | undefined {
  let cell = '';
  for (let at = start + 1; at < text.length; at++) {
    const character = text.charAt(at);
    if (character !== '"') cell += character;
    else if (text.charAt(at + 1) === '"') {
      cell += '"';
      at += 1;
    } else return [cell, at + 1];
  }
  return undefined;
}

function readCell(text: string, start: number): Piece {
  const quoted = text.charAt(start) === '"' ? readQuoted(text, start) : undefined;
  if (quoted === undefined) return readPlain(text, start);
  const [rest, end] = readPlain(text, quoted[1]);
  return [quoted[0] + rest, end];
}

/** Rows of cells from text of the clipboard, all of one length. A line break at the end belongs to the last row. */
export function fromClipboardText(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  do {
    const [cell, end] = readCell(text, at);
    row.push(cell);
    at = end + (text.startsWith('\r\n', end) ? 2 : 1);
    if (text.charAt(end) === '\t') continue;
    rows.push(row);
    row = [];
    if (at >= text.length) break;
  } while (at <= text.length);
  if (row.length > 0) rows.push(row);
  const width = Math.max(...rows.map((cells) => cells.length));
  return rows.map((cells) => [...cells, ...new Array<string>(width - cells.length).fill('')]);
}
