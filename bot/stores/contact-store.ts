import { join } from 'node:path';
import type { InspectorId } from '../../core/model/ids.ts';
import type { Contact } from '../../core/model/inspector.ts';
import type { FileSystem } from '../file-system.ts';
import { readWhole, writeWhole } from './whole-file.ts';

/** How people are found in Feishu. Kept here alone: never in the journal, a log, a transcript or a public page. */
export interface ContactStore {
  /** Adds contacts or replaces those of the same person. Returns whose data changed. */
  put(contacts: readonly Contact[]): Promise<readonly InspectorId[]>;
  get(person: InspectorId): Contact | undefined;
}

/** Contacts as one private file. */
export async function fileContacts(files: FileSystem, folder: string): Promise<ContactStore> {
  const path = join(folder, 'contacts.json');
  const bytes = await readWhole(files, path);
  // written by us alone, whole or not at all
  const stored = bytes === null ? [] : (JSON.parse(bytes.toString('utf8')) as readonly Contact[]);
  let contacts = new Map(stored.map((contact) => [contact.id, contact]));
  let last: Promise<unknown> = Promise.resolve();
  const store = async (added: readonly Contact[]): Promise<readonly InspectorId[]> => {
    const changed = added.filter((contact) => !sameContact(contacts.get(contact.id), contact));
    if (changed.length === 0) return [];
    const after = new Map(contacts);
    for (const contact of changed) after.set(contact.id, contact);
    await writeWhole(files, path, Buffer.from(JSON.stringify([...after.values()])));
    contacts = after;
    return changed.map(({ id }) => id);
  };
  return {
    put: (added) => {
      const stored = last.then(() => store(added));
      last = stored.catch(() => null);
      return stored;
    },
    get: (person) => contacts.get(person),
  };
}

const sameContact = (a: Contact | undefined, b: Contact): boolean => a?.mobile === b.mobile && a?.email === b.email;
