import * as v from 'valibot';
import {
  decodeWith,
  hex32Schema,
  integerFrom,
  listUpTo,
  type MalformedFault,
  type Schema,
  textUpTo,
} from '../encoding/decoding.ts';
import { sealSchema } from '../draw/seal-schema.ts';
import { MAX_ENTITIES, MAX_NAME, MAX_NAMED_PLACES, MAX_NOTE } from '../model/bounds.ts';
import { RECUSAL_REASONS, REQUEST_REASONS } from '../model/inspector.ts';
import {
  departmentCodeSchema,
  districtCodeSchema,
  drawNumberSchema,
  entityIdSchema,
  inspectorIdSchema,
  instantSchema,
  isoDateSchema,
} from '../model/schemas.ts';
import { KEPT_LISTS, type ListVersion } from '../lists/list-version.ts';
import type { Result } from '../result.ts';
import {
  MAX_DECLARED_CONFLICTS,
  MAX_DECLARED_FIRM,
  MAX_DECLARED_LEAVES,
  type Declaration,
} from '../roster/declarations.ts';
import { apiFaultSchema } from './fault-schema.ts';
import type {
  ApiRefusal,
  AssignmentState,
  AssignmentStatus,
  DeliveryState,
  Directory,
  DrawReceipt,
  DrawStatus,
  DrawSummary,
  FindingStatus,
  KeepListReceipt,
  ListContent,
  PersonReach,
  ReminderReceipt,
  SealOffer,
  SealReceipt,
  Session,
  SessionGrant,
  VisitCaps,
  VisitReceipt,
  WitnessStatus,
} from './api.ts';
import {
  DELIVERY_FAILURES,
  DRAW_PHASES,
  MAX_LISTED_VERSIONS,
  MAX_RECORDED_VISITS,
  REACH_STATES,
  RELEASE_CAUSES,
  ROLES,
} from './api.ts';
import { listVersionSchema, personReachEntries, rowsOfKind } from './list-schema.ts';
import { frequencyCapSchema, visitSchema } from './visit-schema.ts';

/** Decoders of what the server answers: the pane takes nothing that it did not expect. */

const MAX_URL = 2_000;
const MAX_DRAWS = 100_000;
const MAX_ASSIGNMENTS = 1_000_000;
const MAX_PEOPLE = 100_000;
const MAX_CAPS = 10_000;
const MAX_VISITS = 10_000_000;

const name = textUpTo(MAX_NAME);
const url = textUpTo(MAX_URL);
const sequence = integerFrom(1, Number.MAX_SAFE_INTEGER);
const count = integerFrom(0, MAX_ENTITIES);
const level = v.picklist([1, 2, 3]);

const session: Schema<Session> = v.strictObject({
  person: inspectorIdSchema,
  name,
  department: departmentCodeSchema,
  role: v.picklist(ROLES),
  expiresAt: instantSchema,
});

const grant: Schema<SessionGrant> = v.strictObject({ token: textUpTo(MAX_NAME), session });

const directory: Schema<Directory> = v.strictObject({
  departments: listUpTo(MAX_NAMED_PLACES, v.strictObject({ code: departmentCodeSchema, name })),
  districts: listUpTo(MAX_NAMED_PLACES, v.strictObject({ code: districtCodeSchema, name })),
  witnesses: listUpTo(
    MAX_PEOPLE,
    v.strictObject({ person: inspectorIdSchema, name, department: departmentCodeSchema }),
  ),
  itemListVersion: name,
  leastAssurance: level,
  publicUrl: url,
});

const declaration: Schema<Declaration> = v.strictObject({
  person: inspectorIdSchema,
  leave: listUpTo(MAX_DECLARED_LEAVES, v.strictObject({ from: isoDateSchema, to: isoDateSchema })),
  conflicts: listUpTo(
    MAX_DECLARED_CONFLICTS,
    v.strictObject({ firm: textUpTo(MAX_DECLARED_FIRM), reason: v.picklist(RECUSAL_REASONS) }),
  ),
});

const declarations: Schema<readonly Declaration[]> = listUpTo(MAX_PEOPLE, declaration);

const offer: Schema<SealOffer> = v.strictObject({
  drawNumber: drawNumberSchema,
  secretHash: hex32Schema,
  issuedAt: instantSchema,
  expiresAt: instantSchema,
  declarations,
});

const sealReceipt: Schema<SealReceipt> = v.strictObject({
  drawNumber: drawNumberSchema,
  sealHash: hex32Schema,
  journal: v.strictObject({ sequence, hash: hex32Schema }),
  publicUrl: url,
});

const summaryEntries = {
  drawNumber: drawNumberSchema,
  title: name,
  lead: departmentCodeSchema,
  phase: v.picklist(DRAW_PHASES),
  sealedAt: instantSchema,
  inspectionUntil: isoDateSchema,
  assurance: v.nullable(level),
  pool: v.nullable(count),
  drawn: v.nullable(count),
};

const summaries: Schema<readonly DrawSummary[]> = listUpTo(MAX_DRAWS, v.strictObject(summaryEntries));

const delivery: Schema<DeliveryState> = v.variant('kind', [
  v.strictObject({ kind: v.literal('waiting') }),
  v.strictObject({ kind: v.literal('delivered'), at: instantSchema }),
  v.strictObject({ kind: v.literal('failed'), at: instantSchema, reason: v.picklist(DELIVERY_FAILURES) }),
]);

const witness: Schema<WitnessStatus> = v.strictObject({
  department: departmentCodeSchema,
  person: inspectorIdSchema,
  name,
  form: v.picklist(['typed', 'committed']),
  state: v.picklist(['awaited', 'committed', 'revealed', 'absent']),
  card: delivery,
});

const recusal = { at: instantSchema, reason: v.picklist(RECUSAL_REASONS), note: textUpTo(MAX_NOTE) };
const request = { ...recusal, reason: v.picklist(REQUEST_REASONS) };

const assignmentState: Schema<AssignmentState> = v.variant('kind', [
  v.strictObject({ kind: v.literal('assigned') }),
  v.strictObject({ kind: v.literal('accepted'), at: instantSchema }),
  v.strictObject({ kind: v.literal('recusal-asked'), ...request }),
  v.strictObject({ kind: v.literal('recusal-approved'), ...recusal }),
  v.strictObject({ kind: v.literal('recusal-refused'), at: instantSchema }),
  v.strictObject({ kind: v.literal('released'), at: instantSchema, cause: v.picklist(RELEASE_CAUSES) }),
  v.strictObject({ kind: v.literal('replaced'), at: instantSchema }),
]);

const assignment: Schema<AssignmentStatus> = v.strictObject({
  team: integerFrom(1, MAX_ENTITIES),
  person: inspectorIdSchema,
  name,
  department: departmentCodeSchema,
  lead: v.boolean(),
  card: delivery,
  state: assignmentState,
});

const finding: Schema<FindingStatus> = v.strictObject({
  team: integerFrom(1, MAX_ENTITIES),
  entity: entityIdSchema,
  by: inspectorIdSchema,
  result: textUpTo(MAX_NAME),
  note: textUpTo(MAX_NOTE),
  filedAt: instantSchema,
  accepted: v.nullable(v.boolean()),
  publishedAt: v.nullable(instantSchema),
});

const status: Schema<DrawStatus> = v.strictObject({
  ...summaryEntries,
  seal: sealSchema,
  sealHash: hex32Schema,
  witnesses: listUpTo(MAX_NAMED_PLACES, witness),
  waitingFor: v.nullable(v.picklist(['contributions', 'public-value'])),
  transcriptHash: v.nullable(hex32Schema),
  assignments: listUpTo(MAX_ASSIGNMENTS, assignment),
  findings: listUpTo(MAX_ENTITIES, finding),
  voidReason: v.nullable(textUpTo(MAX_NOTE)),
  now: instantSchema,
  publicUrl: url,
});

const visitCaps: Schema<VisitCaps> = v.strictObject({
  caps: listUpTo(MAX_CAPS, frequencyCapSchema),
  visits: listUpTo(MAX_VISITS, visitSchema),
});

const visitReceipt: Schema<VisitReceipt> = v.strictObject({ recorded: integerFrom(0, MAX_RECORDED_VISITS) });

const drawReceipt: Schema<DrawReceipt> = v.strictObject({
  drawNumber: drawNumberSchema,
  transcriptHash: hex32Schema,
});

const reminders: Schema<ReminderReceipt> = v.strictObject({ reminded: count });

/** Every department's newest version of each list. */
const heads: Schema<readonly ListVersion[]> = listUpTo(MAX_NAMED_PLACES * KEPT_LISTS.length, listVersionSchema);
const history: Schema<readonly ListVersion[]> = listUpTo(MAX_LISTED_VERSIONS, listVersionSchema);
const contentEntries = { version: listVersionSchema, withheld: v.boolean() };
const content: Schema<ListContent> = v.variant('kind', [
  v.strictObject({ ...contentEntries, ...rowsOfKind.items }),
  v.strictObject({ ...contentEntries, ...rowsOfKind.entities }),
  v.strictObject({ ...contentEntries, ...rowsOfKind.inspectors }),
]);
const kept: Schema<KeepListReceipt> = v.strictObject({
  version: listVersionSchema,
  registered: integerFrom(0, MAX_PEOPLE),
});
const people: Schema<readonly PersonReach[]> = listUpTo(
  MAX_PEOPLE,
  v.strictObject({
    ...personReachEntries,
    state: v.picklist(REACH_STATES),
    reason: v.nullable(v.picklist(DELIVERY_FAILURES)),
  }),
);

const refusal: Schema<ApiRefusal> = v.strictObject({ fault: apiFaultSchema });

/** A decoder of one answer. */
export type AnswerDecoder<T> = (value: unknown) => Result<T, MalformedFault>;

const decoder =
  <T>(schema: Schema<T>): AnswerDecoder<T> =>
  (value) =>
    decodeWith(schema, value);

/** Answer of `POST pairings`. */
export const decodeSessionGrant = decoder(grant);
/** Answer of `GET session`. */
export const decodeSession = decoder(session);
/** Answer of `GET directory`. */
export const decodeDirectory = decoder(directory);
/** Answer of `POST offers`. */
export const decodeSealOffer = decoder(offer);
/** Answer of `GET declarations`. */
export const decodeDeclarations = decoder(declarations);
/** Answer of `POST visit-caps`. */
export const decodeVisitCaps = decoder(visitCaps);
/** Answer of `POST visits`. */
export const decodeVisitReceipt = decoder(visitReceipt);
/** Answer of `POST draws`. */
export const decodeSealReceipt = decoder(sealReceipt);
/** Answer of `GET draws`. */
export const decodeDrawSummaries = decoder(summaries);
/** Answer of `GET draws/:number`, and of every call that changes a draw before it is drawn. */
export const decodeDrawStatus = decoder(status);
/** Answer of `POST draws/:number/draw`. */
export const decodeDrawReceipt = decoder(drawReceipt);
/** Answer of `POST draws/:number/reminders`. */
export const decodeReminderReceipt = decoder(reminders);
/** Answer to `GET lists`. */
export const decodeListHeads = decoder(heads);
/** Answer to `GET lists/:department/:kind`. */
export const decodeListHistory = decoder(history);
/** Answer to `GET lists/:department/:kind/:number`. */
export const decodeListContent = decoder(content);
/** Answer to `POST lists`. */
export const decodeKeepListReceipt = decoder(kept);
/** Answer to `GET people`. */
export const decodePeople = decoder(people);
/** Body of every refusal. */
export const decodeRefusal = decoder(refusal);
