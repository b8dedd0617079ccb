import { ExcelFault, invalidArgument, itemNotFound } from '../model/excel-fault.ts';
import { Arguments, type Argument } from './arguments.ts';
import { ACTION, PATH, decodeBatch, type Action, type Batch, type ObjectPath, type RawArguments } from './batch.ts';
import { formatAbsolute, quoteSheet } from '../model/address.ts';
import { bind, selfOf, type HostClass, type HostObject } from './host-class.ts';
import { field, isList, isObject, type Json, type JsonObject } from './json.ts';
import { RANGE } from './members/range.ts';
import { newService } from './members/services.ts';
import { camelCase, queryObject } from './query.ts';
import type { Session } from './session.ts';

/** Answer to one action that yields something. */
export interface ActionResult {
  readonly ActionId: number;
  readonly Value: Json;
}

/** Answer to a batch. With an error, the actions before the failing one have been carried out. */
export interface BatchResult {
  readonly Results: readonly ActionResult[];
  readonly TraceIds: readonly number[];
  readonly Error?: {
    readonly Code: string;
    readonly Message: string;
    readonly Location: string;
    readonly ActionIndex: number;
    readonly HttpStatusCode: number;
  };
}

const apiNotFound = (object: string, name: string): ExcelFault =>
  new ExcelFault('ApiNotFound', `The API ${object}.${camelCase(name)} is not available in this workbench.`);

/** Runs the actions of one batch in order on the objects their paths lead to. */
class BatchRun {
  readonly #batch: Batch;
  readonly #session: Session;
  readonly #root: HostObject;
  /** Objects the paths have led to so far. A path that is a method runs once, when its proxy is created. */
  readonly #resolved = new Map<number, HostObject | null>();
  /** Paths being followed: none may lead to itself. */
  readonly #following = new Set<number>();
  readonly traces: number[] = [];
  /** Where the action at work stands, for the error. */
  location = '';

  constructor(batch: Batch, session: Session, root: HostObject) {
    this.#batch = batch;
    this.#session = session;
    this.#root = root;
  }

  /** Carries out one action; undefined when it yields nothing. */
  run(action: Action): Json | undefined {
    this.location = action.name;
    if (action.type === ACTION.trace) {
      this.traces.push(action.id);
      return null;
    }
    const object = this.#resolve(action.path);
    this.location = `${object?.className ?? ''}.${camelCase(action.name)}`;
    // what a batch has entered is computed before it is read in the same batch, as in Excel
    if (action.type === ACTION.query || action.type === ACTION.queryAsJson) this.#session.workbook.history.settleNow();
    switch (action.type) {
      case ACTION.instantiate:
        return object === null ? null : object.identity(this.#session);
      case ACTION.query:
        return object === null ? null : queryObject(object, action.query, this.#session, 'original');
      case ACTION.queryAsJson:
        return object === null ? null : queryObject(object, action.query, this.#session, 'camel');
      case ACTION.method:
        return this.#call(object, action);
      case ACTION.setProperty:
        this.#set(object, action.name, this.#arguments(action.arguments));
        return undefined;
      case ACTION.update:
        for (const [name, value] of Object.entries(action.state))
          this.#set(object, originalName(name), Arguments.of(value));
        return undefined;
      case ACTION.ensureUnchanged:
        this.#compare(object, action.state);
        return undefined;
      default:
        throw new ExcelFault('UnsupportedOperation', `Action type ${action.type} is not supported.`);
    }
  }

  /**
   * A method of a null object does nothing: `worksheets.getItemOrNullObject('Sample').delete()`, with which the snippets
   * of Script Lab begin, succeeds whether or not the sheet exists.
   */
  #call(object: HostObject | null, action: Action): Json {
    if (object === null) return null;
    const outcome = object.call(action.name, this.#arguments(action.arguments), this.#session);
    if (outcome === undefined) throw apiNotFound(object.className, action.name);
    return outcome.value;
  }

  #set(object: HostObject | null, name: string, value: Arguments): void {
    if (object === null) return;
    if (!object.set(name, value, this.#session)) throw apiNotFound(object.className, name);
  }

  #compare(object: HostObject | null, state: JsonObject): void {
    if (object === null) throw itemNotFound('the object is a null object');
    for (const [name, expected] of Object.entries(state)) {
      const found = object.get(originalName(name), this.#session);
      if (found === undefined) throw apiNotFound(object.className, name);
      if (JSON.stringify(found) !== JSON.stringify(expected)) {
        throw new ExcelFault('Conflict', `${object.className}.${name} has changed.`);
      }
    }
  }

  /** The object a path leads to, null for a null object. */
  #resolve(id: number): HostObject | null {
    const known = this.#resolved.get(id);
    if (known !== undefined) return known;
    const path = this.#batch.paths.get(id);
    if (path === undefined) throw invalidArgument(`The request has no object path ${id}.`);
    if (this.#following.has(id)) throw invalidArgument(`The object path ${id} hangs on itself.`);
    this.#following.add(id);
    const object = this.#follow(path);
    this.#following.delete(id);
    this.#resolved.set(id, object);
    return object;
  }

  #follow(path: ObjectPath): HostObject | null {
    switch (path.type) {
      case PATH.global:
        return this.#root;
      case PATH.nullObject:
        return null;
      case PATH.reference:
        return this.#member(this.#root, '_GetObjectByReferenceId', (root) =>
          root.find('_GetObjectByReferenceId', Arguments.of(path.name), this.#session),
        );
      case PATH.newObject:
        return this.#service(path.name);
      default:
        return this.#followFrom(this.#resolve(path.parent), path);
    }
  }

  #service(type: string): HostObject {
    const service = newService(type, this.#session.workbook);
    if (service === undefined) throw apiNotFound(type, 'newObject');
    return service;
  }

  #followFrom(parent: HostObject | null, path: ObjectPath): HostObject | null {
    if (parent === null) return null;
    this.location = `${parent.className}.${camelCase(path.name)}`;
    switch (path.type) {
      case PATH.property:
        return this.#member(parent, path.name, (object) => object.object(path.name, this.#session));
      case PATH.method:
        return this.#member(parent, path.name, (object) =>
          object.find(path.name, this.#arguments(path.arguments), this.#session),
        );
      case PATH.indexer:
        return this.#member(parent, 'getItem', (object) => object.item(this.#arguments(path.arguments), this.#session));
      default:
        throw new ExcelFault('UnsupportedOperation', `Object path type ${path.type} is not supported.`);
    }
  }

  #member(
    parent: HostObject,
    name: string,
    find: (parent: HostObject) => HostObject | null | undefined,
  ): HostObject | null {
    const found = find(parent);
    if (found === undefined) throw apiNotFound(parent.className, name);
    return found;
  }

  /** Arguments with the objects in the place of the paths that stand for them. */
  #arguments({ values, paths }: RawArguments): Arguments {
    return new Arguments(values.map((value, index) => this.#argument(value, paths[index])));
  }

  #argument(value: Json, path: Json | undefined): Argument {
    if (typeof path === 'number' && path > 0) return { object: this.#resolve(path) };
    if (isList(path)) return { object: bind(OBJECT_LIST, this.#list(value, path)) };
    const inner = isObject(value) ? field(value, '_ObjectPathId') : undefined;
    return typeof inner === 'number' ? { object: this.#resolve(inner) } : { value: this.#withReferences(value) };
  }

  /** A range within a value, such as the source of a list, stands there as the formula that means it. */
  #withReferences(value: Json): Json {
    if (!isObject(value)) return value;
    const path = field(value, '_ObjectPathId');
    if (typeof path !== 'number') {
      return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, this.#withReferences(inner)]));
    }
    const range = selfOf(RANGE, this.#resolve(path));
    if (range === undefined) throw invalidArgument('Only ranges can stand within a value.');
    return `=${quoteSheet(range.sheet.name)}!${formatAbsolute(range.area)}`;
  }

  #list(values: Json, paths: readonly Json[]): Argument[] {
    return (isList(values) ? values : []).map((value, index) => this.#argument(value, paths[index]));
  }
}

/** A list of objects given as one argument, such as the rows of `TableRowCollection.deleteRows`. */
export const OBJECT_LIST: HostClass<readonly Argument[]> = { name: 'List' };

/** `horizontalAlignment` → `HorizontalAlignment`. */
const originalName = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

function errorOf(error: unknown, location: string, index: number): NonNullable<BatchResult['Error']> {
  if (!(error instanceof ExcelFault)) throw error;
  return {
    Code: error.code,
    Message: error.message,
    Location: location,
    ActionIndex: index,
    HttpStatusCode: error.code === 'ItemNotFound' || error.code === 'ApiNotFound' ? 404 : 400,
  };
}

/** Reads and runs the body of a ProcessQuery request. */
export function runBody(body: string, session: Session, root: HostObject): BatchResult {
  try {
    return runBatch(decodeBatch(body), session, root);
  } catch (error) {
    return { Results: [], TraceIds: [], Error: errorOf(error, '', -1) };
  }
}

/** Runs a batch. The first action that fails ends it; what came before stays done, as in Excel. */
function runBatch(batch: Batch, session: Session, root: HostObject): BatchResult {
  const run = new BatchRun(batch, session, root);
  const results: ActionResult[] = [];
  for (const [index, action] of batch.actions.entries()) {
    try {
      const value = run.run(action);
      if (value !== undefined) results.push({ ActionId: action.id, Value: value });
    } catch (error) {
      return { Results: results, TraceIds: run.traces, Error: errorOf(error, run.location, index) };
    }
  }
  return { Results: results, TraceIds: run.traces };
}
