import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { assignmentCardKey, contributionCardKey } from '../../../core/journal/message-keys.ts';
import { canonicalJson } from '../../../core/encoding/canonical-json.ts';
import type { Activity, JournalEntry } from '../../../core/journal/activity.ts';
import { verifyChain } from '../../../core/journal/chain.ts';
import { foldAll } from '../../../core/journal/fold.ts';
import { currentAssignments } from '../../../core/journal/queries.ts';
import type { OfficeState } from '../../../core/journal/state.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { documentOf } from '../../../bot/journal/state-document.ts';
import { teamGroupKey, uuidOf } from '../../../bot/outbox/message-keys.ts';
import { MessagePlan } from '../../../bot/outbox/plan.ts';
import { presented } from '../../../bot/outbox/presented.ts';
import { currentContent } from '../../../bot/sandbox/model.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import { openIdOf, SETTINGS } from '../talk/chat-office.ts';
import type { Promised } from './monkey.ts';
import type { Life } from './simulated-office.ts';

/** What must hold when everything has come to rest, whatever happened before. Answers with what does not. */
export async function faultsOf(
  life: Life,
  sandbox: Sandbox,
  promises: readonly Promised[],
): Promise<readonly string[]> {
  const state = life.application.journal.state();
  const entries = await entriesOnDisk(life.path);
  return [
    ...journalFaults(entries, state),
    ...promises.flatMap((promise) => promiseFaults(entries, promise)),
    ...(await messageFaults(sandbox, state, doubtsIn(entries))),
    ...(await groupFaults(sandbox, state)),
  ];
}

async function entriesOnDisk(path: string): Promise<readonly JournalEntry[]> {
  const text = await readFile(join(path, 'journal', 'journal.jsonl'), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry); // what the office itself wrote
}

/** The chain holds, no entry is an illegal step (folding would throw), and the living state is what the disk says. */
function journalFaults(entries: readonly JournalEntry[], state: OfficeState): readonly string[] {
  const broken = verifyChain(entries);
  if (broken !== null) return [`the chain is broken at ${broken.sequence}`];
  const folded = foldAll(entries);
  const same = canonicalJson(documentOf(folded)) === canonicalJson(documentOf(state));
  return same ? [] : ['the state is not what the journal says'];
}

/** Which entry each press that was answered as done must have left behind. */
const LEFT_BY: Readonly<Record<string, Activity['type']>> = {
  accept: 'AssignmentAccepted',
  'ask-recusal': 'RecusalRequested',
  'approve-recusal': 'RecusalApproved',
  'refuse-recusal': 'RecusalRefused',
  'file-result': 'ResultFiled',
  'accept-result': 'ResultReviewed',
  'return-result': 'ResultReviewed',
  contribute: 'ContributionTyped',
};

function promiseFaults(entries: readonly JournalEntry[], { openId, value }: Promised): readonly string[] {
  const type = LEFT_BY[typeof value['do'] === 'string' ? value['do'] : ''];
  if (type === undefined) return [];
  const kept = entries.some(({ activity }) => {
    if (activity.type !== type || !('draw' in activity) || activity.draw !== value['draw']) return false;
    const actor = 'by' in activity ? activity.by : 'person' in activity ? activity.person : null;
    return actor !== null && actor !== 'rule' && openIdOf(actor) === openId;
  });
  return kept ? [] : [`what ${openId} was told is done is not in the journal: ${JSON.stringify(value)}`];
}

/**
 * Messages of which nobody could tell any more whether they had arrived: the clerk was told so and may have had them
 * sent again, knowingly. Only these may be there twice, or not at all.
 */
const doubtsIn = (entries: readonly JournalEntry[]): ReadonlySet<string> =>
  new Set(
    entries.flatMap(({ activity }) =>
      activity.type === 'DeliveryFailed' && activity.reason === 'other' ? [activity.key] : [],
    ),
  );

/** Each assignment is known to its inspector exactly once, nothing in the ledger was sent twice, cards are up to date. */
async function messageFaults(
  sandbox: Sandbox,
  state: OfficeState,
  doubts: ReadonlySet<string>,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const chats = new Map((await sandbox.chats()).map((chat) => [chat.chatId, chat]));
  const messages = await sandbox.messages();
  const sent = (key: string) => messages.filter(({ uuid }) => uuid === uuidOf(key));
  for (const [key] of state.deliveries) {
    if (!key.startsWith('urge/') && !doubts.has(key) && sent(key).length > 1) faults.push(`${key} was sent twice`);
  }
  const inspectors = [...state.draws.values()].flatMap((draw) =>
    currentAssignments(draw).map(({ team, person }) => ({ key: assignmentCardKey(draw.number, team, person), person })),
  );
  const witnesses = [...state.draws.values()].flatMap((draw) =>
    draw.seal.witnesses.map(({ department, person }) => ({
      key: contributionCardKey(draw.number, department),
      person,
    })),
  );
  for (const { key, person } of [...inspectors, ...witnesses]) {
    const [message, ...more] = sent(key);
    const chat = chats.get(message?.chatId ?? '');
    const reached = chat?.kind === 'p2p' && chat.members.includes(openIdOf(person)) && more.length === 0;
    if (!reached && !doubts.has(key))
      faults.push(`${key} reached its reader ${message === undefined ? 'never' : 'not once and alone'}`);
  }
  const plan = new MessagePlan(SETTINGS).at(state, instantAt(sandbox.clock.now()));
  for (const planned of plan) {
    const delivered = state.deliveries.get(planned.key)?.message;
    if (planned.kind !== 'card' || planned.frozen === true || !delivered) continue;
    const shown = messages.find(({ messageId }) => messageId === delivered.messageId);
    if (shown === undefined) faults.push(`${planned.key} is said to be delivered and is not there`);
    else if (delivered.version !== presented(planned).version) faults.push(`${planned.key} shows an old state`);
    else if (delivered.updatedAt === delivered.at && currentContent(shown) === '')
      faults.push(`${planned.key} is empty`);
  }
  return faults;
}

async function groupFaults(sandbox: Sandbox, state: OfficeState): Promise<readonly string[]> {
  const groups = (await sandbox.chats()).filter(({ kind }) => kind === 'group');
  return [...state.draws.values()].flatMap((draw) =>
    (draw.outcome?.teams ?? []).flatMap(({ number, members }) => {
      const its = groups.filter(({ uuid }) => uuid === uuidOf(teamGroupKey(draw.number, number)));
      const [group] = its;
      if (its.length !== 1 || group === undefined) return [`team ${number} of ${draw.number} has ${its.length} groups`];
      const held = members
        .filter(({ person }) => {
          const kind = draw.assignments.get(`${String(number).padStart(6, '0')}/${person}`)?.state.kind;
          return kind !== 'recusal-approved' && kind !== 'released';
        })
        .map(({ person }) => openIdOf(person));
      const inside = [...group.members].sort().join();
      return inside === held.sort().join() ? [] : [`the group of team ${number} holds ${inside}, not ${held.join()}`];
    }),
  );
}
