/** The five entities that XML itself defines. A workbook defines none of its own. */
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/g;

/** ECMA-376 part 1, 22.9.2.19 (ST_Xstring): a UTF-16 unit that XML cannot hold is written `_xHHHH_`. */
const ESCAPED_UNIT = /_x([0-9a-fA-F]{4})_/g;

/** What needs that form: controls, lone surrogates, the two non-characters, and a `_` that would read as such a form. */
const UNSAFE = /(?![\t\n])\p{Cc}|\p{Cs}|[\ufffe\uffff]|_(?=[xX][0-9a-fA-F]{4}_)/gu;

/** Resolves entities and character references; what is no reference stays as it is. */
export function resolveEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(
    REFERENCE,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) => {
      if (name !== undefined) return Object.hasOwn(ENTITIES, name) ? (ENTITIES[name] ?? whole) : whole;
      const point = hex === undefined ? Number.parseInt(decimal ?? '', 10) : Number.parseInt(hex, 16);
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
    },
  );
}

/** Text of a cell from its XML: line ends as XML reads them (XML 1.0, 2.11), references, then `_xHHHH_`. */
export function cellTextOf(raw: string): string {
  const text = resolveEntities(raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw);
  if (!text.includes('_x')) return text;
  return text.replace(ESCAPED_UNIT, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Escapes text for XML content and double-quoted attributes. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** XML of a cell's text: nothing is lost, not even what XML cannot hold. */
export function xmlOfCellText(text: string): string {
  return escapeXml(
    text.replace(UNSAFE, (unit) => `_x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`),
  );
}
