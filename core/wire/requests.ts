import * as v from 'valibot';
import { decodeWith, hex32Schema, listUpTo, type MalformedFault, type Schema, textUpTo } from '../encoding/decoding.ts';
import { sealSchema } from '../draw/seal-schema.ts';
import {
  MAX_ENTITIES,
  MAX_INSPECTORS,
  MAX_ITEMS,
  MAX_NOTE,
  MAX_PARTICIPANTS,
  MAX_TYPED_TEXT,
} from '../model/bounds.ts';
import type { Contact } from '../model/inspector.ts';
import {
  departmentCodeSchema,
  entitySchema,
  inspectionItemSchema,
  inspectorIdSchema,
  sealedInspectorSchema,
} from '../model/schemas.ts';
import type { Result } from '../result.ts';
import type {
  ContributionRequest,
  KeepListRequest,
  PairingRequest,
  PublicValueRequest,
  SealRequest,
  VisitCapsRequest,
  VisitRequest,
  VoidRequest,
} from './api.ts';
import { MAX_RECORDED_VISITS } from './api.ts';
import { rowsOfKind, versionNumber } from './list-schema.ts';
import { visitEntries } from './visit-schema.ts';

/** Decoders of what the pane sends. Everything here comes from the sender. */

/** UTF-16 units of a pairing code as somebody may type it, with spaces and dashes. */
const MAX_CODE = 40;
/** UTF-16 units of a mobile number or an e-mail address. */
const MAX_CONTACT = 254;

const pairing: Schema<PairingRequest> = v.strictObject({ code: textUpTo(MAX_CODE) });

/** How a person is found in Feishu. */
export const contactSchema: Schema<Contact> = v.strictObject({
  id: inspectorIdSchema,
  mobile: v.exactOptional(textUpTo(MAX_CONTACT)),
  email: v.exactOptional(textUpTo(MAX_CONTACT)),
});

const seal: Schema<SealRequest> = v.strictObject({
  seal: sealSchema,
  sealHash: hex32Schema,
  entities: listUpTo(MAX_ENTITIES, entitySchema),
  inspectors: listUpTo(MAX_INSPECTORS, sealedInspectorSchema),
  contacts: listUpTo(MAX_INSPECTORS, contactSchema),
});

const keeping = { base: versionNumber, contacts: listUpTo(MAX_INSPECTORS, contactSchema) };
const keepList: Schema<KeepListRequest> = v.variant('kind', [
  v.strictObject({ ...keeping, ...rowsOfKind.items }),
  v.strictObject({ ...keeping, ...rowsOfKind.entities }),
  v.strictObject({ ...keeping, ...rowsOfKind.inspectors }),
]);

const visitCaps: Schema<VisitCapsRequest> = v.strictObject({
  items: listUpTo(MAX_ITEMS, inspectionItemSchema),
  lead: departmentCodeSchema,
  participants: listUpTo(MAX_PARTICIPANTS, departmentCodeSchema),
});

const visits: Schema<VisitRequest> = v.strictObject({
  visits: listUpTo(MAX_RECORDED_VISITS, v.strictObject({ ...visitEntries, note: textUpTo(MAX_NOTE) })),
});

const voiding: Schema<VoidRequest> = v.strictObject({ reason: textUpTo(MAX_NOTE) });

const contribution: Schema<ContributionRequest> = v.variant('kind', [
  v.strictObject({ kind: v.literal('commit'), commitment: hex32Schema }),
  v.strictObject({ kind: v.literal('reveal'), value: hex32Schema }),
]);

const publicValue: Schema<PublicValueRequest> = v.strictObject({ value: textUpTo(MAX_TYPED_TEXT) });

/** A decoder of one request. */
export type Decoder<T> = (value: unknown) => Result<T, MalformedFault>;

const decoder =
  <T>(schema: Schema<T>): Decoder<T> =>
  (value) =>
    decodeWith(schema, value);

/** Body of `POST pairings`. */
export const decodePairingRequest = decoder(pairing);
/** Body of `POST draws`. */
export const decodeSealRequest = decoder(seal);
/** Body of `POST lists`. */
export const decodeKeepListRequest = decoder(keepList);
/** Body of `POST visit-caps`. */
export const decodeVisitCapsRequest = decoder(visitCaps);
/** Body of `POST visits`. */
export const decodeVisitRequest = decoder(visits);
/** Body of `POST draws/:number/void`. */
export const decodeVoidRequest = decoder(voiding);
/** Body of `POST draws/:number/contributions`. */
export const decodeContributionRequest = decoder(contribution);
/** Body of `POST draws/:number/public-value`. */
export const decodePublicValueRequest = decoder(publicValue);
