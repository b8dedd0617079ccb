import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Activity, ListKeptActivity } from '../../../core/journal/activity.ts';
import { fold } from '../../../core/journal/fold.ts';
import { assignmentCardKey } from '../../../core/journal/message-keys.ts';
import type { KeptList } from '../../../core/lists/list-version.ts';
import { EMPTY_STATE } from '../../../core/journal/state.ts';
import type { InspectorId } from '../../../core/model/ids.ts';
import { drawNumber } from '../../../core/model/normalise.ts';
import { journalRecords } from '../../../bot/public/journal-records.ts';
import type { PublicRecords } from '../../../bot/public/records.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import {
  chained,
  closed,
  completed,
  department,
  DRAW,
  drawnStory,
  offered,
  person,
  PLACE,
  registered,
  relinked,
  SEAL,
  sealed,
  WITNESS_A,
  WITNESS_B,
} from '../../core/journal/story.ts';
import { DRAWN_COPY } from './published-draws.ts';

/** Records over a journal; hashes that were asked of the archive are noted in `asked`. */
function recordsAfter(activities: readonly Activity[], asked: string[] = []): PublicRecords {
  const entries = chained(activities);
  const state = entries.reduce(fold, EMPTY_STATE);
  return journalRecords({
    state: () => state,
    entries: (after, limit) => entries.slice(after, after + limit),
    publicCopy: (hash) => {
      asked.push(hash);
      return Promise.resolve({ text: 'copy', transcript: DRAWN_COPY });
    },
  });
}

const delivered = (key: string): readonly Activity[] => [
  { type: 'DeliveryAttempted', key },
  { type: 'MessageDelivered', key, messageId: 'om_secret', version: bytes32('card') },
];
const card = (who: string): readonly Activity[] => delivered(assignmentCardKey(DRAW, 1, person(who)));
const typed: Activity = {
  type: 'ContributionTyped',
  draw: DRAW,
  department: WITNESS_A,
  person: person('W0'),
  text: '骰子 3 5 6',
};
const committed: Activity = {
  type: 'ContributionCommitted',
  draw: DRAW,
  department: WITNESS_B,
  person: person('W1'),
  commitment: bytes32('commitment'),
};
const filed = (entity: string, by: string): Activity => ({
  type: 'ResultFiled',
  draw: DRAW,
  team: 1,
  entity,
  by: person(by),
  result: '未发现问题',
  note: '内部备注',
});
const accepted = (who: InspectorId): Activity => ({ type: 'AssignmentAccepted', draw: DRAW, team: 1, person: who });
const published = (entity: string): readonly Activity[] => [
  filed(entity, 'I1'),
  { type: 'ResultReviewed', draw: DRAW, entity, by: person('C1'), accepted: true, note: '' },
  { type: 'ResultPublished', draw: DRAW, entity },
];
const kinds = (records: PublicRecords): readonly string[] =>
  records.draw(DRAW)?.milestones.map(({ kind }) => kind) ?? [];

describe('a draw', () => {
  test('has no record, outcome or transcript before it is drawn', async () => {
    const records = recordsAfter([...registered, offered, sealed]);
    expect(records.draw(DRAW)).toMatchObject({ phase: 'sealed', outcome: null, recordHash: null, contributed: [] });
    expect(await records.transcript(DRAW)).toBeNull();
    expect(records.draw('SZ-2026-9999')).toBeNull();
    expect(await records.transcript('SZ-2026-9999')).toBeNull();
  });

  test('never shows what a witness typed while the round is open', () => {
    const records = recordsAfter([...registered, offered, sealed, typed]);
    expect(records.draw(DRAW)?.contributed).toEqual([WITNESS_A]);
    expect(JSON.stringify([records.draw(DRAW), records.log(0, 100)])).not.toContain('骰子');
  });

  test('tells who stayed away', () => {
    const activity: Activity = { type: 'RoundClosed', draw: DRAW, absent: [WITNESS_B], withheld: [] };
    expect(recordsAfter([...registered, offered, sealed, typed, activity]).draw(DRAW)?.absent).toEqual([WITNESS_B]);
  });

  test('gives the public copy of the newest link, never the full transcript', async () => {
    const asked: string[] = [];
    const approved: readonly Activity[] = [
      { type: 'RecusalRequested', ...PLACE, reason: 'relative', note: '家事', salt: bytes32('salt') },
      { type: 'RecusalApproved', ...PLACE, by: person('C1') },
    ];
    const records = recordsAfter([...drawnStory, ...approved, relinked], asked);
    await records.transcript(DRAW);
    expect(asked).toEqual([bytes32('second public copy')]);
    expect(records.draw(DRAW)?.recordHash).toBe(bytes32('second public copy'));
    expect(kinds(records)).toEqual(['sealed', 'closed', 'drawn', 'relinked']);
    expect(JSON.stringify(records.draw(DRAW))).not.toMatch(/家事|relative/);
  });

  test('is dispatched once the last card is delivered', () => {
    expect(kinds(recordsAfter([...drawnStory, ...card('I1')]))).not.toContain('dispatched');
    const records = recordsAfter([...drawnStory, ...card('I1'), ...card('I2')]);
    const entries = chained([...drawnStory, ...card('I1'), ...card('I2')]);
    const step = records.draw(DRAW)?.milestones.at(-1);
    expect(step).toEqual({ kind: 'dispatched', at: entries.at(-1)?.at, note: '' });
  });

  test('counts cards sent, delivered and accepted', () => {
    const records = recordsAfter([...drawnStory, ...card('I1'), accepted(person('I1'))]);
    expect(records.draw(DRAW)?.assignments).toEqual({ total: 2, delivered: 1, accepted: 1 });
  });

  test('shows a result once it is published, without the internal note', () => {
    const filedOnly = recordsAfter([...drawnStory, accepted(person('I1')), filed('E1', 'I1')]);
    expect(filedOnly.draw(DRAW)?.results).toEqual([]);
    const records = recordsAfter([...drawnStory, accepted(person('I1')), ...published('E1'), filed('E2', 'I1')]);
    expect(records.draw(DRAW)?.results).toMatchObject([{ entity: 'E1', result: '未发现问题' }]);
    expect(kinds(records).at(-1)).toBe('published');
    expect(JSON.stringify(records.draw(DRAW))).not.toContain('内部备注');
  });

  test('void, keeps its reason and names what replaced it; the newest stands first', () => {
    const next = must(drawNumber('SZ-2026-0008'));
    const seal = { ...SEAL, drawNumber: next, replaces: { drawNumber: DRAW, reason: '名单有误' } };
    const records = recordsAfter([
      ...registered,
      offered,
      sealed,
      { type: 'DrawVoided', draw: DRAW, reason: '名单有误', by: person('C1') },
      {
        type: 'SealOffered',
        draw: next,
        secretHash: SEAL.secretHash,
        by: person('C1'),
        expiresAt: SEAL.revealsUntil,
      },
      { type: 'DrawSealed', draw: next, seal, sealHash: bytes32('next seal'), by: person('C1') },
    ]);
    expect(records.draw(DRAW)).toMatchObject({ phase: 'void', voidReason: '名单有误', replacedBy: next });
    expect(kinds(records)).toEqual(['sealed', 'void']);
    expect(records.draws().map(({ seal: { drawNumber: number } }) => number)).toEqual([next, DRAW]);
  });
});

describe('the log', () => {
  const kept = (kind: KeptList, over: Partial<ListKeptActivity> = {}): Activity => ({
    type: 'ListKept',
    department: department('SCJG'),
    kind,
    number: 1,
    root: bytes32(`list ${kind}`),
    salt: bytes32('salt'),
    rows: 3,
    changes: { added: 3, changed: 0, removed: 0 },
    listed: [],
    unlisted: [],
    by: person('C1'),
    ...over,
  });

  test('says that a list was kept, how much it changed and its root, of officers a covered one and nobody', () => {
    const story = [...registered, kept('entities'), kept('inspectors', { listed: [person('I1'), person('I2')] })];
    const [firms, officers] = recordsAfter(story).log(registered.length, 2);
    expect(firms).toMatchObject({
      draw: null,
      activity: `SCJG 检查对象名录库第 1 版，共 3 条，新增 3、修改 0、删除 0，名录指纹 ${bytes32('list entities').slice(0, 16)}…`,
    });
    const root = bytes32('list inspectors');
    const covered = createHash('sha256')
      .update(`SSJ1\nlist cover\n${bytes32('salt')}\n${root}`)
      .digest('hex');
    expect(officers?.activity).toContain(`执法检查人员名录库第 1 版，共 3 条`);
    expect(officers?.activity).toContain(covered.slice(0, 16));
    for (const hidden of [root.slice(0, 16), '示例', 'I1', 'I2', 'C1']) {
      expect(JSON.stringify(officers)).not.toContain(hidden);
    }
  });

  const secrets: readonly Activity[] = [
    { type: 'PersonLinked', person: person('I1'), openId: 'ou_secret' },
    {
      type: 'PairingCodeIssued',
      person: person('C1'),
      codeHash: bytes32('code'),
      expiresAt: SEAL.revealsUntil,
    },
    { type: 'PairingRefused', codeHash: bytes32('guess') },
  ];
  const later: readonly Activity[] = [
    ...card('I1'),
    accepted(person('I1')),
    { type: 'RecusalRequested', ...PLACE, reason: 'relative', note: '家事', salt: bytes32('salt') },
    { type: 'RecusalRefused', ...PLACE, by: person('C1'), salt: bytes32('salt') },
    { type: 'RemindersAsked', draw: DRAW, by: person('C1') },
    { type: 'ChatOpened', key: 'team/1', chatId: 'oc_secret' },
    { type: 'ChatEventSeen', eventId: 'event-secret' },
    ...published('E1'),
  ];
  const story = [...registered, ...secrets, offered, sealed, typed, committed, closed, completed, ...later];
  const lines = recordsAfter(story).log(0, 1000);

  test('has a line for every entry, each with its chained hash', () => {
    expect(lines.map(({ hash }) => hash)).toEqual(chained(story).map(({ hash }) => hash));
    expect(lines.map(({ sequence }) => sequence)).toEqual(story.map((_, index) => index + 1));
  });

  test('tells of public activities and of no others', () => {
    const open = new Set([
      'SealOffered',
      'DrawSealed',
      'ContributionTyped',
      'ContributionCommitted',
      'RoundClosed',
      'DrawCompleted',
      'ResultPublished',
    ]);
    for (const [index, { type }] of story.entries()) {
      const line = lines[index];
      expect([type, line?.activity !== null, line?.draw !== null]).toEqual([type, open.has(type), open.has(type)]);
    }
  });

  test('holds no person, account, reason of a recusal, note or hash of a full transcript', () => {
    const text = JSON.stringify(lines);
    for (const secret of [
      'secret',
      '示例',
      '家事',
      'relative',
      '内部备注',
      '骰子',
      bytes32('transcript').slice(0, 16),
    ]) {
      expect(text).not.toContain(secret);
    }
    expect(text).toContain(department('SCJG'));
  });

  test('comes in pages', () => {
    const records = recordsAfter(story);
    expect(records.log(3, 2).map(({ sequence }) => sequence)).toEqual([4, 5]);
    expect(records.log(story.length, 2)).toEqual([]);
  });
});
