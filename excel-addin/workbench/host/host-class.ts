import type { Arguments } from './arguments.ts';
import type { Json, JsonObject } from './json.ts';
import type { Session } from './session.ts';

/** A scalar property. Without `set` it is read-only. */
export interface Property<T> {
  readonly get?: (self: T, session: Session) => Json;
  readonly set?: (self: T, value: Arguments, session: Session) => void;
}

/**
 * The implemented members of one class of Excel's object model, by the names the protocol uses (PascalCase).
 * What stands in no table does not exist: the interpreter answers `ApiNotFound`.
 */
export interface HostClass<T> {
  /** As in `Excel.Range`. */
  readonly name: string;
  /** What creating a proxy of it answers: `{Id}` of an item of a collection, `{_ReferenceId}` of a kept range. */
  readonly identity?: (self: T, session: Session) => JsonObject;
  readonly properties?: Readonly<Record<string, Property<T>>>;
  /** Properties that are objects themselves. */
  readonly objects?: Readonly<Record<string, (self: T, session: Session) => HostObject | null>>;
  /** Methods that return an object; null stands for `isNullObject`. */
  readonly finders?: Readonly<Record<string, (self: T, given: Arguments, session: Session) => HostObject | null>>;
  /** Methods that return a value or nothing. */
  readonly methods?: Readonly<Record<string, (self: T, given: Arguments, session: Session) => Json | undefined>>;
  /** Items of a collection. */
  readonly items?: (self: T, session: Session) => readonly HostObject[];
  /** `getItem`, throwing `ItemNotFound`. */
  readonly item?: (self: T, key: Arguments, session: Session) => HostObject;
}

/** An object of the workbook in the eyes of the add-in: a value together with the table of its class. */
export interface HostObject {
  readonly className: string;
  /** What it stands for, for those who know the class; see {@link selfOf}. */
  readonly self: unknown;
  readonly type: object;
  readonly isCollection: boolean;
  /** Names of properties that can be read. */
  readonly readable: readonly string[];
  identity(session: Session): JsonObject;
  get(name: string, session: Session): Json | undefined;
  /** Returns whether the property exists and can be set. */
  set(name: string, value: Arguments, session: Session): boolean;
  /** Undefined when there is no such member; null for a null object. */
  object(name: string, session: Session): HostObject | null | undefined;
  find(name: string, given: Arguments, session: Session): HostObject | null | undefined;
  call(name: string, given: Arguments, session: Session): { readonly value: Json } | undefined;
  items(session: Session): readonly HostObject[] | undefined;
  item(key: Arguments, session: Session): HostObject | undefined;
}

function member<M>(table: Readonly<Record<string, M>> | undefined, name: string): M | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined;
}

/** Puts a value and the table of its class together. */
export function bind<T>(type: HostClass<T>, self: T): HostObject {
  return {
    className: type.name,
    self,
    type,
    isCollection: type.items !== undefined,
    readable: Object.entries(type.properties ?? {}).flatMap(([name, { get }]) => (get === undefined ? [] : [name])),
    identity: (session) => type.identity?.(self, session) ?? {},
    get: (name, session) => member(type.properties, name)?.get?.(self, session),
    set: (name, value, session) => {
      const set = member(type.properties, name)?.set;
      set?.(self, value, session);
      return set !== undefined;
    },
    object: (name, session) => member(type.objects, name)?.(self, session),
    find: (name, given, session) => member(type.finders, name)?.(self, given, session),
    call: (name, given, session) => {
      const method = member(type.methods, name);
      return method === undefined ? undefined : { value: method(self, given, session) ?? null };
    },
    items: (session) => type.items?.(self, session),
    item: (key, session) => type.item?.(self, key, session),
  };
}

/** The value behind an object when it is of this class. */
export function selfOf<T>(type: HostClass<T>, object: HostObject | null | undefined): T | undefined {
  // `bind` is the only maker of host objects and pairs a class with values of its own type.
  return object?.type === type ? (object.self as T) : undefined;
}
