import { createHash } from 'node:crypto';
import { Low } from 'lowdb';
import { DataFile } from 'lowdb/node';
import type { OfficeState } from '../../core/journal/state.ts';
import type { Hex32 } from '../../core/model/ids.ts';
import type { StateDocument } from './state-document.ts';
import { documentOf, stateOf } from './state-document.ts';

/** Form of the snapshot; to be raised whenever `OfficeState` changes, so that an old one is thrown away. */
const FORMAT = 8;

/** A folded state, and how far it goes. */
export interface Snapshot {
  readonly sequence: number;
  readonly head: Hex32;
  readonly state: OfficeState;
}

/** What the file holds. The checksum notices a file that was cut or edited; the journal is the truth anyway. */
interface SnapshotDocument {
  readonly format: number;
  readonly checksum: string;
  readonly state: StateDocument;
}

/** The snapshot beside a journal. It may be deleted at any time and costs only a longer start. */
export interface SnapshotFile {
  /** The snapshot, or null when there is none that can be used. */
  read(): Promise<Snapshot | null>;
  write(state: OfficeState): Promise<void>;
}

/** The snapshot as a lowdb file. */
export function openSnapshot(path: string): SnapshotFile {
  const database = new Low<SnapshotDocument | null>(
    new DataFile<SnapshotDocument | null>(path, { parse, stringify: (document) => JSON.stringify(document) }),
    null,
  );
  return {
    read: async () => {
      await database.read();
      const document = database.data;
      database.data = null;
      if (document === null) return null;
      const state = stateOf(document.state);
      return { sequence: state.sequence, head: state.head, state };
    },
    write: async (state) => {
      const document = documentOf(state);
      database.data = { format: FORMAT, checksum: checksumOf(document), state: document };
      await database.write();
      database.data = null;
    },
  };
}

function parse(text: string): SnapshotDocument | null {
  try {
    const document: unknown = JSON.parse(text);
    return isSnapshot(document) ? document : null;
  } catch {
    return null;
  }
}

function isSnapshot(value: unknown): value is SnapshotDocument {
  return (
    typeof value === 'object' &&
    value !== null &&
    'format' in value &&
    'checksum' in value &&
    'state' in value &&
    value.format === FORMAT &&
    value.checksum === checksumOf(value.state)
  );
}

/** Objects keep the order of their keys through JSON, so the same state gives the same text. */
const checksumOf = (document: unknown): string => createHash('sha256').update(JSON.stringify(document)).digest('hex');
