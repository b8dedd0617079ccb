import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import type { Chat } from '../../../bot/chat.ts';
import { commitment } from '../../../core/draw/seed.ts';
import type { DrawNumber } from '../../../core/model/ids.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import {
  closeWorld,
  LINKS,
  openIdOf,
  type OpenOffice,
  openWorld,
  sealDraw,
  WITNESS_A,
  WITNESS_B,
} from './chat-office.ts';
import { cardsOf, cardText, findCard } from './cards-seen.ts';

const NOW = '2026-11-20T01:00:00Z' as Parameters<typeof LINKS.linkFor>[2]; // fixed test instant
const VALUE = bytes32('what the witness made');
const OPEN_ID = openIdOf(WITNESS_B.id);

let sandbox: Sandbox;
let office: OpenOffice;
let chat: Chat;
let number: DrawNumber;

beforeEach(async () => {
  ({ sandbox, office, chat } = await openWorld());
  number = await sealDraw(office, {}, 60, ['typed', 'committed']);
  await chat.idle();
});

afterEach(async () => {
  await closeWorld({ sandbox, office, chat });
});

const hashOf = () => office.journal.state().draws.get(number)?.sealHash ?? VALUE;

async function commit(): Promise<void> {
  const committed = commitment(VALUE, hashOf(), WITNESS_B.department);
  must(await office.office.contribute(WITNESS_B.id, number, { kind: 'commit', commitment: committed }));
  await chat.idle();
}

const reveals = async () => (await cardsOf(sandbox, OPEN_ID)).filter(({ title }) => title.includes('请公开'));

describe('a witness who commits', () => {
  test('gets a link of their own when they ask for it, and no link before', async () => {
    const asked = await findCard(sandbox, OPEN_ID, '见证抽取');
    const link = LINKS.linkFor(WITNESS_B.id, number, NOW);
    expect(JSON.stringify(asked.card)).not.toContain('/witness/');
    expect(await sandbox.click(asked.messageId, OPEN_ID, '在浏览器中承诺')).toMatchObject({ ok: true });
    expect(JSON.stringify(await sandbox.card(asked.messageId))).toContain(link);
    // a used-up or old link is replaced where it stands
    expect(await sandbox.click(asked.messageId, OPEN_ID, '链接失效了，再取一个')).toMatchObject({ ok: true });
    await commit();
    const after = await sandbox.card(asked.messageId);
    expect(cardText(after)).toContain('您已承诺');
    expect(JSON.stringify(after)).not.toContain(link);
  });

  test('is told aloud when all have committed, and the card ends green', async () => {
    await commit();
    expect(await reveals()).toEqual([]);
    must(await office.office.contribute(WITNESS_A.id, number, { kind: 'type', text: '骰 6' }));
    await chat.idle();
    const [told, ...more] = await reveals();
    expect(more).toEqual([]);
    expect(await sandbox.click(told?.messageId ?? '', OPEN_ID, '在浏览器中公开')).toMatchObject({ ok: true });
    expect(JSON.stringify(await sandbox.card(told?.messageId ?? ''))).toContain('link-of-');
    must(await office.office.contribute(WITNESS_B.id, number, { kind: 'reveal', value: VALUE }));
    await chat.idle();
    expect(cardText(await sandbox.card(told?.messageId ?? ''))).toContain('已公开 · 11月20日 09:00');
  });

  test('is told when the time for the others is over', async () => {
    await commit();
    await sandbox.advance(3_600_000);
    await chat.idle();
    expect(await reveals()).toEqual([]);
    await sandbox.advance(1000);
    await chat.idle();
    expect(await reveals()).toHaveLength(1);
  });

  test('somebody else gets no link, whatever card they found', async () => {
    const asked = await findCard(sandbox, OPEN_ID, '见证抽取');
    await sandbox.click(asked.messageId, openIdOf(WITNESS_A.id), '在浏览器中承诺');
    expect(JSON.stringify(await sandbox.card(asked.messageId))).not.toContain('link-of-');
  });
});
