/** Cells as the clipboard holds them: rows of tab-separated texts, those with tabs, quotes or line breaks in quotes. */
export function toClipboardText(rows: readonly (readonly string[])[]): string {
  const quote = (text: string): string => (/[\t\n\r"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => row.map(quote).join('\t')).join('\r\n');
}

/** Reads one cell at `start`: its text, and where what follows it begins. */
function readCell(text: string, start: number): readonly [string, number] {
  if (text[start] !== '"') {
    let end = start;
    while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end += 1;
    return [text.slice(start, end), end];
  }
  let cell = '';
  let at = start + 1;
  while (at < text.length) {
    if (text[at] !== '"') cell += text.charAt(at);
    else if (text[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else return [cell, at + 1];
    at += 1;
  }
  // No closing quote: the quote was part of the text.
  return [text.slice(start, start + 1), start + 1];
}

/** Rows of cells from text of the clipboard, all of one length. A line break at the end belongs to the last row. */
export function fromClipboardText(text: string): string[][] {
  const rows: string[][] = [[]];
  let at = 0;
  while (at <= text.length) {
    const [cell, end] = readCell(text, at);
    const row = rows.at(-1) ?? [];
    row.push(cell);
    const separator = text[end];
    if (separator === undefined) break;
    at = end + (separator === '\r' && text[end + 1] === '\n' ? 2 : 1);
    if (separator === '\t') continue;
    if (separator !== '\r' && separator !== '\n') {
      row[row.length - 1] = `${cell}${separator}`;
      continue;
    }
    if (at >= text.length) break;
    rows.push([]);
  }
  const width = Math.max(...rows.map((row) => row.length));
  return rows.map((row) => [...row, ...new Array<string>(width - row.length).fill('')]);
}
