import { ExcelFault } from '../model/excel-fault.ts';
import type { Query } from './batch.ts';
import type { HostObject } from './host-class.ts';
import type { Json } from './json.ts';
import type { Session } from './session.ts';

/** How names are written in the answer: as in the object model's source (PascalCase), or as in JavaScript. */
export type NameStyle = 'original' | 'camel';

/** `HorizontalAlignment` → `horizontalAlignment`; names that begin with `_` stay. */
export const camelCase = (name: string): string => name.slice(0, 1).toLowerCase() + name.slice(1);

const pascalCase = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

/** Members to load of one object: scalars by name, and of its objects the members below them. */
interface Selection {
  readonly scalars: Set<string>;
  readonly objects: Map<string, Selection>;
  all: boolean;
}

const emptySelection = (): Selection => ({ scalars: new Set(), objects: new Map(), all: false });

/** Sorts paths such as `format/fill/color` into a tree, by which names are objects. */
function addPath(selection: Selection, parts: readonly string[]): void {
  const [first = '', ...rest] = parts;
  if (first === '*' || first === '$all') selection.all = true;
  else if (rest.length === 0) selection.scalars.add(pascalCase(first));
  else {
    const inner = selection.objects.get(pascalCase(first)) ?? emptySelection();
    selection.objects.set(pascalCase(first), inner);
    addPath(inner, rest);
  }
}

const splitPath = (path: string): string[] => path.split(/[/.]/).filter((part) => part !== '' && part !== 'items');

function selectionOf(query: Query): Selection {
  const selection = emptySelection();
  for (const path of query.select) addPath(selection, splitPath(path));
  for (const path of query.expand) addPath(selection, [...splitPath(path), '*']);
  if (query.select.length === 0) selection.all = true;
  return selection;
}

const notFound = (object: HostObject, name: string): ExcelFault =>
  new ExcelFault('ApiNotFound', `The API ${object.className}.${camelCase(name)} is not available in this workbench.`);

function loadScalars(
  object: HostObject,
  selection: Selection,
  session: Session,
  named: (name: string) => string,
): [string, Json][] {
  const names = new Set(selection.all ? object.readable : []);
  // office.js knows by itself whether an object is null; asking for it by name is customary and loads nothing.
  selection.scalars.delete('IsNullObject');
  const loaded: [string, Json][] = [];
  for (const name of [...names, ...[...selection.scalars].filter((scalar) => !names.has(scalar))]) {
    const value = object.get(name, session);
    if (value !== undefined) loaded.push([named(name), value]);
    else {
      const inner = object.object(name, session);
      if (inner === undefined) throw notFound(object, name);
      loaded.push([
        named(name),
        inner === null ? null : load(inner, { ...emptySelection(), all: true }, session, named),
      ]);
    }
  }
  return loaded;
}

/** Members of one object that is no collection. */
function loadOne(object: HostObject, selection: Selection, session: Session, named: (name: string) => string): Json {
  const loaded = loadScalars(object, selection, session, named);
  for (const [name, below] of selection.objects) {
    const inner = object.object(name, session);
    if (inner === undefined) throw notFound(object, name);
    loaded.push([named(name), inner === null ? null : load(inner, below, session, named)]);
  }
  return { ...object.identity(session), ...Object.fromEntries(loaded) };
}

/** A collection's selection is of its items, but for the scalars of its own, such as `count`. */
function loadCollection(
  collection: HostObject,
  selection: Selection,
  session: Session,
  named: (name: string) => string,
  page: { readonly skip: number; readonly top: number | undefined },
): Json {
  const own = [...selection.scalars].filter((name) => collection.readable.includes(name));
  const ofItems: Selection = {
    ...selection,
    scalars: new Set([...selection.scalars].filter((name) => !own.includes(name))),
  };
  const hasItems = selection.all || ofItems.scalars.size > 0 || ofItems.objects.size > 0;
  const items = hasItems ? (collection.items(session) ?? []) : [];
  const chosen = items.slice(page.skip, page.top === undefined ? undefined : page.skip + page.top);
  const scalars = loadScalars(collection, { ...emptySelection(), scalars: new Set(own) }, session, named);
  const list = chosen.map((item) => loadOne(item, ofItems, session, named));
  return { ...Object.fromEntries(scalars), ...(hasItems ? { [named('_Items')]: list } : {}) };
}

function load(object: HostObject, selection: Selection, session: Session, named: (name: string) => string): Json {
  return object.isCollection
    ? loadCollection(object, selection, session, named, { skip: 0, top: undefined })
    : loadOne(object, selection, session, named);
}

/**
 * Loads what a query asks of an object.
 *
 * @throws ExcelFault `ApiNotFound` for a member that is in no table.
 */
export function queryObject(object: HostObject, query: Query, session: Session, style: NameStyle): Json {
  const named = (name: string): string => (style === 'original' ? name : name === '_Items' ? 'items' : camelCase(name));
  const selection = selectionOf(query);
  return object.isCollection
    ? loadCollection(object, selection, session, named, query)
    : loadOne(object, selection, session, named);
}
