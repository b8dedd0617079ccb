import { isJsonArray, isJsonObject, parseJsonObject, type Json } from '../json.ts';

/**
 * What reading a card back gives: its title and its texts, one line each, without layout, buttons or values. The bot must
 * keep what it sent if it needs it again.
 */
export function degradedCard(content: string): string {
  const card = parseJsonObject(content) ?? {};
  const header = card['header'];
  const title = isJsonObject(header) && isJsonObject(header['title']) ? header['title']['content'] : undefined;
  const lines = textsOf(card['body']);
  const elements = lines.map((text) => [{ tag: 'text', text }]);
  return JSON.stringify({ title: typeof title === 'string' ? title : '', elements });
}

function textsOf(value: Json | undefined): string[] {
  if (isJsonArray(value)) return value.flatMap(textsOf);
  if (!isJsonObject(value)) return [];
  const own = typeof value['tag'] === 'string' && typeof value['content'] === 'string' ? [value['content']] : [];
  return [...own, ...['elements', 'columns', 'text', 'header', 'title'].flatMap((name) => textsOf(value[name]))];
}
