import * as v from 'valibot';
import type { Contact } from '../../../core/model/inspector.ts';
import type { InspectorId } from '../../../core/model/ids.ts';
import type { ChatOutcome } from '../gateway.ts';

/** Most mobiles and most e-mails one request takes (contact v3, batch_get_id). */
const BATCH = 50;

const found = v.object({
  user_list: v.array(
    v.object({ user_id: v.optional(v.string()), mobile: v.optional(v.string()), email: v.optional(v.string()) }),
  ),
});

interface Question {
  readonly mobiles?: string[];
  readonly emails?: string[];
}

/** An account that Feishu knows, by one of the contacts asked for. */
interface Match {
  readonly contact: string;
  readonly openId: string;
}

type Ask = (
  data: Question,
  read: (data: unknown) => readonly Match[] | undefined,
) => Promise<ChatOutcome<readonly Match[]>>;

/** Looks people up by mobile first, by e-mail where there is none; a batch that fails ends the search with its fault. */
export async function findByContact(
  contacts: readonly Contact[],
  ask: Ask,
): Promise<ChatOutcome<ReadonlyMap<InspectorId, string>>> {
  const people = new Map<InspectorId, string>();
  for (let at = 0; at < contacts.length; at += BATCH) {
    const batch = contacts.slice(at, at + BATCH);
    const mobiles = batch.flatMap(({ mobile }) => (mobile === undefined ? [] : [mobile]));
    const emails = batch.flatMap(({ email, mobile }) => (email === undefined || mobile !== undefined ? [] : [email]));
    if (mobiles.length + emails.length === 0) continue;
    const answer = await ask({ mobiles, emails }, readMatches);
    if (answer.kind !== 'done') return answer;
    const byContact = new Map(answer.value.map(({ contact, openId }) => [contact, openId]));
    for (const { id, mobile, email } of batch) {
      const openId = byContact.get(mobile ?? email ?? '');
      if (openId !== undefined) people.set(id, openId);
    }
  }
  return { kind: 'done', value: people };
}

function readMatches(data: unknown): readonly Match[] | undefined {
  const read = v.safeParse(found, data);
  if (!read.success) return undefined;
  return read.output.user_list.flatMap(({ user_id: openId, mobile, email }) => {
    const contact = mobile ?? email;
    return openId === undefined || openId === '' || contact === undefined ? [] : [{ contact, openId }];
  });
}
