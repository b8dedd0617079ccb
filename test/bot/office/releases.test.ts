import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { answerDue } from '../../../bot/office/releases.ts';
import { announcedHolidays } from '../../../core/calendar/announced-holidays.ts';
import { workCalendar } from '../../../core/calendar/working-days.ts';
import { decodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import { assignmentCardKey } from '../../../core/journal/message-keys.ts';
import { assignmentAt, currentAssignments } from '../../../core/journal/queries.ts';
import type { Assignment } from '../../../core/journal/state.ts';
import type { DrawNumber, Instant } from '../../../core/model/ids.ts';
import { bytes32, must } from '../../support/sample-draw.ts';
import { CLERK, FOREIGN_CLERK, JOINT_OFFICE } from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

let open: OpenOffice;
beforeEach(async () => {
  open = await openOffice();
});
afterEach(async () => {
  await open.remove();
});

/** Working days, whole; the office's clock begins on Friday, 2026-11-20 at nine in China. */
const DAY = 24 * 3_600_000;

/** An office that gives two working days, with a draw whose cards have all arrived. */
async function drawnAndDelivered(workdays?: number): Promise<DrawNumber> {
  await open.remove();
  open = await openOffice({ profile: workdays === undefined ? {} : { answerWithinWorkdays: workdays } });
  const { request } = await open.drawn();
  const { drawNumber } = request.seal;
  for (const { team, person } of places(drawNumber)) await delivered(drawNumber, team, person);
  return drawNumber;
}

const places = (number: DrawNumber): readonly Assignment[] => currentAssignments(open.drawState(number));
const placeOf = (draw: DrawNumber, { team, person }: Assignment) => ({ draw, team, person });

async function delivered(draw: DrawNumber, team: number, person: Assignment['person']): Promise<void> {
  const key = assignmentCardKey(draw, team, person);
  const message = { type: 'MessageDelivered', key, messageId: `om_${key}`, version: bytes32('a card') } as const;
  await open.journal.append([message], open.clock.now());
}

/** Lets the time pass and what the midnights set off come to rest. */
async function wait(days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    open.timers.advance(DAY);
    for (let turn = 0; turn < 20; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 2));
      await open.idle();
    }
  }
}

const reasons = async (number: DrawNumber): Promise<readonly (string | undefined)[]> =>
  Promise.all(
    open.drawState(number).transcripts.map(async ({ transcriptHash }) => {
      const bytes = must(await open.office.transcript(CLERK.id, number, transcriptHash));
      return must(decodeTranscript(JSON.parse(bytes.toString('utf8')))).predecessor?.reason;
    }),
  );

describe('the time for an answer', () => {
  test('is so many whole working days after the one on which the card arrived', () => {
    const calendar = workCalendar(announcedHolidays());
    const due = (since: string, workdays: number): string => answerDue(since as Instant, { workdays, calendar });
    // Friday 2026-11-20 → Monday, Tuesday; late from Wednesday 00:00 in China
    expect(due('2026-11-20T01:00:00Z', 2)).toBe('2026-11-24T16:00:00Z');
    // still Thursday 23:59 in China
    expect(due('2026-11-19T15:59:59Z', 1)).toBe('2026-11-20T16:00:00Z');
    // the National Day holiday of 2026 is from October 1st to 7th
    expect(due('2026-09-30T01:00:00Z', 1)).toBe('2026-10-08T16:00:00Z');
  });
});

describe('who does not answer in time', () => {
  test('loses the place to somebody else, and the transcript says why', async () => {
    const number = await drawnAndDelivered(2);
    const [silent, ...others] = places(number);
    if (silent === undefined) throw new Error('nobody was assigned');
    for (const place of others.filter(({ person }) => person !== silent.person)) {
      must(await open.office.acceptAssignment(place.person, placeOf(number, place)));
    }
    await wait(4);
    expect(assignmentAt(open.drawState(number), silent.team, silent.person)?.state.kind).toBe('assigned');
    await wait(1);
    const draw = open.drawState(number);
    expect(assignmentAt(draw, silent.team, silent.person)?.state.kind).toBe('replaced');
    expect(places(number).some(({ person }) => person === silent.person)).toBe(false);
    expect(await reasons(number)).toEqual([undefined, 'no-response']);
    // who answered keeps both place and answer
    const kept = places(number).filter(({ state }) => state.kind === 'accepted').length;
    expect(kept).toBeGreaterThan(0);
  });

  test('keeps it while no card has reached them, and where the office has no such rule', async () => {
    const number = await drawnAndDelivered();
    await wait(10);
    expect(open.drawState(number).transcripts).toHaveLength(1);
    await open.remove();
    open = await openOffice({ profile: { answerWithinWorkdays: 1 } });
    const { request } = await open.drawn();
    await wait(6);
    expect(open.drawState(request.seal.drawNumber).transcripts).toHaveLength(1);
  });

  test('whose request for recusal waits is not silent', async () => {
    const number = await drawnAndDelivered(1);
    for (const place of places(number)) {
      must(await open.office.requestRecusal(place.person, placeOf(number, place), 'interest', ''));
    }
    await wait(5);
    expect(open.drawState(number).transcripts).toHaveLength(1);
  });

  test('while the server was away is replaced after its start', async () => {
    const number = await drawnAndDelivered(1);
    const [first] = places(number);
    if (first === undefined) throw new Error('nobody was assigned');
    for (const place of places(number).filter(({ person }) => person !== first.person)) {
      must(await open.office.acceptAssignment(place.person, placeOf(number, place)));
    }
    open = await open.again(() => {
      open.timers.advance(6 * DAY);
      return Promise.resolve();
    });
    await wait(0);
    for (let turn = 0; turn < 50 && open.drawState(number).transcripts.length < 2; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      await open.idle();
    }
    expect(await reasons(number)).toEqual([undefined, 'no-response']);
  });
});

describe('who is on leave', () => {
  test('is taken out of every team by a clerk, also after accepting', async () => {
    const number = await drawnAndDelivered();
    const [away] = places(number);
    if (away === undefined) throw new Error('nobody was assigned');
    must(await open.office.acceptAssignment(away.person, placeOf(number, away)));
    const place = placeOf(number, away);
    expect(await open.office.releasePlace(FOREIGN_CLERK.id, place, 'leave')).toMatchObject({
      fault: { code: 'forbidden' },
    });
    expect(await open.office.releasePlace(away.person, place, 'leave')).toMatchObject({ fault: { code: 'forbidden' } });
    must(await open.office.releasePlace(JOINT_OFFICE.id, place, 'leave'));
    must(await open.office.releasePlace(CLERK.id, place, 'leave'));
    await open.idle();
    expect(places(number).some(({ person }) => person === away.person)).toBe(false);
    expect(await reasons(number)).toEqual([undefined, 'leave']);
    expect(open.journal.entries(0, 10_000).filter(({ activity }) => activity.type === 'PlaceReleased')).toHaveLength(1);
  });

  test('and a recusal at the same time make a transcript each', async () => {
    const number = await drawnAndDelivered();
    const [away, other] = places(number).filter(
      ({ person }, index, all) => all.findIndex((each) => each.person === person) === index,
    );
    if (away === undefined || other === undefined) throw new Error('too few were assigned');
    must(await open.office.requestRecusal(other.person, placeOf(number, other), 'interest', ''));
    await Promise.all([
      open.office.releasePlace(CLERK.id, placeOf(number, away), 'leave'),
      open.office.decideRecusal(CLERK.id, placeOf(number, other), true),
    ]);
    await open.idle();
    expect([...(await reasons(number))].sort()).toEqual(['leave', 'recusal', undefined]);
  });

  test('stays named while nobody else is left, with what is missing', async () => {
    const number = await drawnAndDelivered();
    // everybody goes on leave, one after the other
    for (let left = 0; left < 50 && open.drawState(number).vacancies.length === 0; left += 1) {
      const [next] = places(number).filter(({ state }) => state.kind !== 'released');
      if (next === undefined) break;
      must(await open.office.releasePlace(CLERK.id, placeOf(number, next), 'leave'));
      await open.idle();
    }
    const draw = open.drawState(number);
    expect(draw.vacancies).toMatchObject([{ reason: 'leave', transcripts: draw.transcripts.length }]);
    expect(['caps', 'nobody']).toContain(draw.vacancies[0]?.cause);
    const [vacancy] = draw.vacancies;
    for (const { team, person } of vacancy?.places ?? []) {
      expect(assignmentAt(draw, team, person)?.state.kind).toBe('released');
    }
  });
});
