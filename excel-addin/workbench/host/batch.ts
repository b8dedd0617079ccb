import { invalidArgument } from '../model/excel-fault.ts';
import { field, isObject, listField, numberField, parseJson, textField, type Json, type JsonObject } from './json.ts';

/** Kinds of actions in a batch, by their number in the protocol. */
export const ACTION = {
  instantiate: 1,
  query: 2,
  method: 3,
  setProperty: 4,
  trace: 5,
  recursiveQuery: 6,
  queryAsJson: 7,
  ensureUnchanged: 8,
  update: 9,
} as const;

/** Kinds of object paths, by their number in the protocol. */
export const PATH = {
  global: 1,
  newObject: 2,
  method: 3,
  property: 4,
  indexer: 5,
  reference: 6,
  nullObject: 7,
} as const;

/** Arguments as they came: objects of the batch stand in them by the number of their path. */
export interface RawArguments {
  readonly values: readonly Json[];
  /** For each value the path it stands for, 0 for none; a list for a list of objects. */
  readonly paths: readonly Json[];
}

/** What to load: names in camelCase, `/` between an object and its member, `*` for all scalars. */
export interface Query {
  readonly select: readonly string[];
  readonly expand: readonly string[];
  readonly top: number | undefined;
  readonly skip: number;
}

export interface Action {
  readonly id: number;
  readonly type: number;
  readonly name: string;
  readonly path: number;
  readonly arguments: RawArguments;
  readonly query: Query;
  /** Properties to set or compare, of `update` and `ensureUnchanged`. */
  readonly state: JsonObject;
}

export interface ObjectPath {
  readonly id: number;
  readonly type: number;
  readonly name: string;
  /** Path of the object it hangs on; -1 for none. */
  readonly parent: number;
  readonly arguments: RawArguments;
}

/** One `context.sync()`. */
export interface Batch {
  readonly actions: readonly Action[];
  readonly paths: ReadonlyMap<number, ObjectPath>;
}

function decodeArguments(owner: Json): RawArguments {
  const info = field(owner, 'ArgumentInfo');
  return { values: listField(info, 'Arguments'), paths: listField(info, 'ReferencedObjectPathIds') };
}

const texts = (values: readonly Json[]): string[] => values.filter((value) => typeof value === 'string');

function decodeQuery(info: Json | undefined): Query {
  const top = field(info, 'Top');
  const skip = field(info, 'Skip');
  return {
    select: texts(listField(info, 'Select')),
    expand: texts(listField(info, 'Expand')),
    top: typeof top === 'number' ? top : undefined,
    skip: typeof skip === 'number' ? skip : 0,
  };
}

function decodeAction(action: Json): Action {
  const state = field(action, 'ObjectState');
  return {
    id: numberField(action, 'Id'),
    type: numberField(action, 'ActionType'),
    name: textField(action, 'Name'),
    path: numberField(action, 'ObjectPathId'),
    arguments: decodeArguments(action),
    query: decodeQuery(field(action, 'QueryInfo')),
    state: isObject(state) ? state : {},
  };
}

const decodePath = (path: Json): ObjectPath => ({
  id: numberField(path, 'Id'),
  type: numberField(path, 'ObjectPathType'),
  name: textField(path, 'Name'),
  parent: numberField(path, 'ParentObjectPathId'),
  arguments: decodeArguments(path),
});

/**
 * Reads the body of a ProcessQuery request.
 *
 * @throws ExcelFault `InvalidArgument` when it is none.
 */
export function decodeBatch(body: string): Batch {
  const parsed = parseJson(body);
  const paths = field(parsed, 'ObjectPaths');
  if (!isObject(paths)) throw invalidArgument('The request has no object paths.');
  return {
    actions: listField(parsed, 'Actions').map(decodeAction),
    paths: new Map(Object.values(paths).map((path) => [numberField(path, 'Id'), decodePath(path)])),
  };
}
