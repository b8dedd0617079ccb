import * as v from 'valibot';
import { decodeWith, textUpTo, type MalformedFault, type Schema } from '../encoding/decoding.ts';
import { MAX_NAME } from '../model/bounds.ts';
import type { DepartmentCode, DrawNumber, Hex32, Instant } from '../model/ids.ts';
import type { Result } from '../result.ts';

/**
 * What the witness's page and the office say to each other. The link in the chat carries a token in its fragment, which
 * no server or log sees; the page hands it in once and gets a session for one draw.
 */
export const WITNESS_ROOT = '/witness';

/** Body of `POST open`. */
export interface WitnessOpening {
  readonly token: string;
}

/** Answer of `POST open`: what the page shows with every further call (`Authorization: Bearer`). */
export interface WitnessGrant {
  readonly session: string;
  readonly view: WitnessView;
}

/** Where the witness's own contribution stands. */
export type WitnessStanding = 'awaited' | 'committed' | 'revealed' | 'missed' | 'void';

/** All that the page needs: the seal the commitment is bound to, who takes part, and whose turn it is. */
export interface WitnessView {
  readonly draw: DrawNumber;
  readonly title: string;
  readonly sealHash: Hex32;
  readonly department: DepartmentCode;
  readonly departmentName: string;
  readonly name: string;
  readonly standing: WitnessStanding;
  /** What was committed to, once it was. */
  readonly commitment: Hex32 | null;
  /** Whether commitments may be opened now. */
  readonly revealing: boolean;
  readonly contributionsUntil: Instant;
  readonly revealsUntil: Instant;
  readonly witnesses: readonly {
    readonly department: string;
    readonly name: string;
    readonly state: 'awaited' | 'committed' | 'given';
  }[];
  readonly publicUrl: string;
}

const opening: Schema<WitnessOpening> = v.strictObject({ token: textUpTo(MAX_NAME) });

/** Body of `POST open`. */
export const decodeWitnessOpening = (value: unknown): Result<WitnessOpening, MalformedFault> =>
  decodeWith(opening, value);
