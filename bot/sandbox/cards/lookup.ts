import { contains, isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.ts';

/** Where a component stands in a card: member names and indexes from the card's root. */
export type CardPath = readonly (string | number)[];

/** A component found in a card. */
export interface Located {
  readonly component: JsonObject;
  readonly path: CardPath;
  /** The form it stands in. */
  readonly form: JsonObject | undefined;
}

/**
 * How a person points at a component: by its path, its name, the words on it, or an object that is part of what a click
 * on it sends back.
 */
export type Pointer =
  { readonly path: CardPath } | { readonly name: string } | { readonly label: string } | { readonly value: JsonObject };

/** Tags a person can operate. */
const OPERABLE = new Set([
  'button',
  'input',
  'select_static',
  'multi_select_static',
  'select_person',
  'multi_select_person',
  'date_picker',
  'picker_time',
  'picker_datetime',
  'checker',
  'overflow',
  'interactive_container',
]);

/** Deepest nesting looked into. */
const DEEPEST = 32;

/** Every operable component of a card, in reading order. */
export function operables(card: JsonObject): Located[] {
  const found: Located[] = [];
  visit(card['body'], ['body'], undefined, found);
  return found;
}

/** The first component the pointer points at. */
export function locate(card: JsonObject, pointer: Pointer): Located | undefined {
  return operables(card).find((entry) => pointsAt(pointer, entry));
}

/** The fields of a form: what its submission sends back. */
export function fieldsOf(card: JsonObject, form: JsonObject): Located[] {
  return operables(card).filter((entry) => entry.form === form && entry.component['tag'] !== 'button');
}

/** What a click sends back: the `value` of the callback behaviour, or the older `value` member. */
export function callbackValue(component: JsonObject): Json | undefined {
  for (const behaviour of behavioursOf(component)) if (behaviour['type'] === 'callback') return behaviour['value'];
  return component['value'];
}

/** The address a click opens, if it opens one. */
export function openedAddress(component: JsonObject): string | undefined {
  const opening = behavioursOf(component).find((behaviour) => behaviour['type'] === 'open_url');
  const address = opening?.['default_url'] ?? opening?.['pc_url'];
  return typeof address === 'string' && address !== '' ? address : undefined;
}

/** Whether using the component tells the bot: all inputs do, except those that only open an address. */
export function callsBot(component: JsonObject): boolean {
  const behaviours = behavioursOf(component);
  if (behaviours.some((behaviour) => behaviour['type'] === 'callback')) return true;
  if (component['tag'] === 'checker' || component['tag'] === 'interactive_container') return false;
  return behaviours.length === 0;
}

/** The words on a component. */
export function labelOf(component: JsonObject): string {
  const text = component['text'] ?? component['label'] ?? component['placeholder'];
  const content = isJsonObject(text) ? text['content'] : undefined;
  return typeof content === 'string' ? content : '';
}

function behavioursOf(component: JsonObject): JsonObject[] {
  const list = component['behaviors'];
  return isJsonArray(list) ? list.filter(isJsonObject) : [];
}

function pointsAt(pointer: Pointer, { component, path }: Located): boolean {
  if ('path' in pointer) return JSON.stringify(path) === JSON.stringify(pointer.path);
  if ('name' in pointer) return component['name'] === pointer.name;
  if ('label' in pointer) return labelOf(component) === pointer.label;
  return contains(callbackValue(component), pointer.value);
}

function visit(value: Json | undefined, path: CardPath, form: JsonObject | undefined, found: Located[]): void {
  if (path.length > DEEPEST) return;
  if (isJsonArray(value)) {
    value.forEach((entry, index) => {
      visit(entry, [...path, index], form, found);
    });
    return;
  }
  if (!isJsonObject(value)) return;
  if (typeof value['tag'] === 'string' && OPERABLE.has(value['tag'])) found.push({ component: value, path, form });
  const within = value['tag'] === 'form' ? value : form;
  visit(value['elements'], [...path, 'elements'], within, found);
  visit(value['columns'], [...path, 'columns'], within, found);
}
