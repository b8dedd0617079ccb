import { SortedMap } from '../../core/journal/sorted-map.ts';
import type { DrawState, OfficeState } from '../../core/journal/state.ts';

/** A sorted map as JSON can hold it. */
type Rows<Map> = Map extends SortedMap<infer K, infer V> ? readonly (readonly [K, V])[] : never;

/** The maps of a draw. */
type DrawMaps = 'contributions' | 'assignments' | 'results';
/** The maps of a state that hold plain values. */
type PlainMaps =
  | 'people'
  | 'personByOpenId'
  | 'declarations'
  | 'pairingCodes'
  | 'sessions'
  | 'offers'
  | 'visits'
  | 'lists'
  | 'chats'
  | 'deliveries'
  | 'seenEvents'
  | 'seenEventsByAge';

type DrawDocument = Omit<DrawState, DrawMaps> & { readonly [Name in DrawMaps]: Rows<DrawState[Name]> };

/** A state as JSON can hold it. */
export type StateDocument = Omit<OfficeState, PlainMaps | 'draws'> & {
  readonly [Name in PlainMaps]: Rows<OfficeState[Name]>;
} & { readonly draws: readonly DrawDocument[] };

/** The state as a document. */
export function documentOf(state: OfficeState): StateDocument {
  return {
    ...state,
    people: [...state.people],
    personByOpenId: [...state.personByOpenId],
    declarations: [...state.declarations],
    pairingCodes: [...state.pairingCodes],
    sessions: [...state.sessions],
    offers: [...state.offers],
    visits: [...state.visits],
    lists: [...state.lists],
    chats: [...state.chats],
    deliveries: [...state.deliveries],
    seenEvents: [...state.seenEvents],
    seenEventsByAge: [...state.seenEventsByAge],
    draws: [...state.draws.values()].map(drawDocument),
  };
}

function drawDocument(draw: DrawState): DrawDocument {
  return {
    ...draw,
    contributions: [...draw.contributions],
    assignments: [...draw.assignments],
    results: [...draw.results],
  };
}

/** The state of a document that {@link documentOf} made. */
export function stateOf(document: StateDocument): OfficeState {
  return {
    ...document,
    people: SortedMap.of(document.people),
    personByOpenId: SortedMap.of(document.personByOpenId),
    declarations: SortedMap.of(document.declarations),
    pairingCodes: SortedMap.of(document.pairingCodes),
    sessions: SortedMap.of(document.sessions),
    offers: SortedMap.of(document.offers),
    visits: SortedMap.of(document.visits),
    lists: SortedMap.of(document.lists),
    chats: SortedMap.of(document.chats),
    deliveries: SortedMap.of(document.deliveries),
    seenEvents: SortedMap.of(document.seenEvents),
    seenEventsByAge: SortedMap.of(document.seenEventsByAge),
    draws: SortedMap.of(document.draws.map((draw) => [draw.number, drawState(draw)] as const)),
  };
}

function drawState(draw: DrawDocument): DrawState {
  return {
    ...draw,
    contributions: SortedMap.of(draw.contributions),
    assignments: SortedMap.of(draw.assignments),
    results: SortedMap.of(draw.results),
  };
}
