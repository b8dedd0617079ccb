import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { localEngine } from '../../../bot/office/local-engine.ts';
import type { DrawEngine } from '../../../bot/office/engine.ts';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { decodeTranscript, encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { currentAssignments, pastAssignments } from '../../../core/journal/queries.ts';
import type { Assignment } from '../../../core/journal/state.ts';
import type { DrawNumber, Hex32 } from '../../../core/model/ids.ts';
import { verify, type VerifyOptions } from '../../../core/verify/verify.ts';
import { must } from '../../support/sample-draw.ts';
import { AUDITOR, CLERK, FOREIGN_CLERK, INSPECTORS, OTHER_CLERK } from './fictional-office.ts';
import { openOffice, type OpenOffice } from './open-office.ts';

let open: OpenOffice;

beforeEach(async () => {
  open = await openOffice();
});

afterEach(() => open.remove());

const transcriptOf = async (number: DrawNumber, hash?: Hex32): Promise<Transcript> =>
  must(decodeTranscript(JSON.parse(must(await open.office.transcript(AUDITOR.id, number, hash)).toString('utf8'))));

const failing = (transcript: Transcript, options: VerifyOptions = {}): readonly unknown[] =>
  verify(transcript, options).checks.filter(({ outcome }) => outcome !== 'passed');

describe('the draw', () => {
  test('is made once, however often and by however many it is asked for', async () => {
    let runs = 0;
    const counting: DrawEngine = { ...localEngine, draw: (input) => ((runs += 1), localEngine.draw(input)) };
    await open.remove();
    open = await openOffice({ engine: counting });
    const request = await open.sealed();
    await open.witnessed(request);
    const { drawNumber } = request.seal;
    const answers = await Promise.all([1, 2, 3].map(() => open.office.draw(CLERK.id, drawNumber)));
    const [first] = answers;
    expect(answers).toEqual([first, first, first]);
    expect(await open.office.draw(CLERK.id, drawNumber)).toEqual(first);
    expect(runs).toBe(1);
    expect(failing(await transcriptOf(drawNumber))).toEqual([]);
  });

  test('is the same after a crash between archive and journal', async () => {
    const request = await open.sealed();
    await open.witnessed(request);
    const { drawNumber } = request.seal;
    const file = join(open.folder.path, 'journal', 'journal.jsonl');
    const before = await readFile(file);
    const { transcriptHash } = must(await open.office.draw(CLERK.id, drawNumber));
    // as if `DrawCompleted` had never reached the disk, while the transcript had
    open = await open.again(() => writeFile(file, before));
    expect(open.drawState(drawNumber).phase).toBe('ready');
    expect(must(await open.office.draw(CLERK.id, drawNumber)).transcriptHash).toBe(transcriptHash);
    expect(await readdir(open.folder.transcripts)).toEqual([`${transcriptHash}.json`]);
  });

  test('refused by the engine leaves the draw as it was, and says why', async () => {
    const rules = {
      ...(await open.sealed()).seal.rules,
      team: { size: 2, routeLength: 1, loadCap: 1, districtRule: 'any', leadQualification: '' },
    } as const;
    const request = await open.sealed({ rules });
    await open.witnessed(request);
    expect(await open.office.draw(CLERK.id, request.seal.drawNumber)).toMatchObject({
      fault: { code: 'draw-refused', fault: { code: 'no-plan' } },
    });
    expect(open.drawState(request.seal.drawNumber).phase).toBe('ready');
    expect(await readdir(open.folder.transcripts)).toEqual([]);
  });

  test('is for the leading department', async () => {
    const request = await open.sealed();
    await open.witnessed(request);
    const { drawNumber } = request.seal;
    for (const { id } of [OTHER_CLERK, FOREIGN_CLERK, AUDITOR]) {
      expect(await open.office.draw(id, drawNumber)).toMatchObject({ fault: { code: 'forbidden' } });
    }
    must(await open.office.draw(CLERK.id, drawNumber));
    expect(open.office.status(OTHER_CLERK.id, drawNumber).ok).toBe(true);
    expect(open.office.status(FOREIGN_CLERK.id, drawNumber)).toMatchObject({ fault: { code: 'forbidden' } });
  });

  test('puts the public copy beside the transcript, under the hash that the journal names', async () => {
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    const [link] = open.drawState(drawNumber).transcripts;
    const copy = link && (await open.publicCopies.get(link.publicHash));
    expect(copy?.text).toBe(encodeTranscript(publicCopy(await transcriptOf(drawNumber))));
    expect(copy?.text).not.toContain('"salt"');
  });
});

describe('answers and recusals', () => {
  const place = (
    number: DrawNumber,
    { team, person }: Assignment,
  ): { draw: DrawNumber; team: number; person: Assignment['person'] } => ({ draw: number, team, person });

  test('a tap counts once and only for its officer', async () => {
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    const [first] = currentAssignments(open.drawState(drawNumber));
    if (first === undefined) throw new Error('nobody was assigned');
    const its = place(drawNumber, first);
    expect(await open.office.acceptAssignment(CLERK.id, its)).toMatchObject({ fault: { code: 'forbidden' } });
    must(await open.office.acceptAssignment(first.person, its));
    const { sequence } = open.journal.state();
    must(await open.office.acceptAssignment(first.person, its));
    expect(open.journal.state().sequence).toBe(sequence);
    expect(await open.office.acceptAssignment(first.person, { ...its, team: 99 })).toMatchObject({
      fault: { code: 'not-found' },
    });
    expect(await open.office.decideRecusal(CLERK.id, its, true)).toMatchObject({
      fault: { code: 'illegal-answer', state: 'accepted', wanted: 'approve-recusal' },
    });
  });

  test('an approved recusal makes a linked transcript with somebody else in the place', async () => {
    const { request, transcriptHash } = await open.drawn();
    const { drawNumber } = request.seal;
    const [gone] = currentAssignments(open.drawState(drawNumber)).filter(({ lead }) => !lead);
    if (gone === undefined) throw new Error('nobody was assigned');
    const its = place(drawNumber, gone);
    expect(await open.office.requestRecusal(gone.person, its, 'other', ' ')).toMatchObject({
      fault: { code: 'text-refused', field: 'note' },
    });
    must(await open.office.requestRecusal(gone.person, its, 'relative', '与当事人是亲属'));
    expect(await open.office.decideRecusal(gone.person, its, true)).toMatchObject({ fault: { code: 'forbidden' } });
    const lead = currentAssignments(open.drawState(drawNumber)).find((one) => one.team === gone.team && one.lead);
    must(await open.office.decideRecusal(lead?.person ?? CLERK.id, its, true));
    await open.idle();
    const draw = open.drawState(drawNumber);
    expect(draw.transcripts).toHaveLength(2);
    expect(draw.transcripts[0]?.transcriptHash).toBe(transcriptHash);
    expect(pastAssignments(draw).map(({ team, person }) => [team, person])).toEqual([[gone.team, gone.person]]);
    const members = currentAssignments(draw).filter(({ team }) => team === gone.team);
    expect(members).toHaveLength(2);
    const linked = await transcriptOf(drawNumber);
    const predecessor = await transcriptOf(drawNumber, linked.predecessor?.transcriptHash);
    expect(failing(linked, { predecessor })).toEqual([]);
    expect(linked.predecessor?.changes).toEqual([{ kind: 'recused', team: gone.team, officer: gone.person }]);
    // why, is the officer's own affair
    expect(JSON.stringify(linked)).not.toContain('亲属');
  });

  test('approved just before the server went away is carried out after its start', async () => {
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    const [gone] = currentAssignments(open.drawState(drawNumber));
    if (gone === undefined) throw new Error('nobody was assigned');
    const its = place(drawNumber, gone);
    must(await open.office.requestRecusal(gone.person, its, 'interest', ''));
    const { sequence } = open.journal.state();
    must(await open.office.decideRecusal(CLERK.id, its, true));
    open = await open.again(async () => {
      const file = join(open.folder.path, 'journal', 'journal.jsonl');
      const lines = (await readFile(file, 'utf8')).split('\n');
      await writeFile(file, `${lines.slice(0, sequence + 1).join('\n')}\n`);
    });
    await open.idle();
    expect(open.drawState(drawNumber).transcripts).toHaveLength(2);
    expect(pastAssignments(open.drawState(drawNumber))).toHaveLength(1);
  });

  test('for whom nobody can be found leaves the place open and says so', async () => {
    let asked = 0;
    const hopeless: DrawEngine = {
      ...localEngine,
      replace: () => {
        asked += 1;
        return Promise.resolve({ ok: false, fault: { code: 'no-plan' } });
      },
    };
    await open.remove();
    open = await openOffice({ engine: hopeless });
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    const [gone, other] = currentAssignments(open.drawState(drawNumber));
    if (gone === undefined || other === undefined) throw new Error('nobody was assigned');
    must(await open.office.requestRecusal(gone.person, place(drawNumber, gone), 'interest', ''));
    must(await open.office.decideRecusal(CLERK.id, place(drawNumber, gone), true));
    await open.idle();
    must(await open.office.acceptAssignment(other.person, place(drawNumber, other)));
    await open.idle();
    expect(asked).toBe(1);
    const written = () =>
      open.journal
        .entries(0, 10_000)
        .flatMap(({ activity }) => (activity.type === 'ReplacementFailed' ? [activity] : []));
    const { team, person } = gone;
    expect(written()).toMatchObject([{ draw: drawNumber, reason: 'recusal', places: [{ team, person }] }]);
    // after a start it is tried again, and nothing new is written when nothing has changed
    open = await open.again();
    await open.idle();
    expect(asked).toBe(2);
    expect(written()).toHaveLength(1);
    const status = must(open.office.status(CLERK.id, drawNumber));
    expect(
      status.assignments.find(({ person, team }) => person === gone.person && team === gone.team)?.state.kind,
    ).toBe('recusal-approved');
  });
});

describe('reminders and results', () => {
  test('reminders count who has not answered, and not twice in a minute', async () => {
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    const places = currentAssignments(open.drawState(drawNumber));
    const people = new Set(places.map(({ person }) => person));
    expect(must(await open.office.askReminders(CLERK.id, drawNumber))).toEqual({ reminded: people.size });
    must(await open.office.askReminders(CLERK.id, drawNumber));
    expect(open.drawState(drawNumber).remindersAsked).toHaveLength(1);
    open.timers.advance(60_000);
    must(await open.office.askReminders(CLERK.id, drawNumber));
    expect(open.drawState(drawNumber).remindersAsked).toHaveLength(2);
    for (const { team, person } of places)
      must(await open.office.acceptAssignment(person, { draw: drawNumber, team, person }));
    open.timers.advance(60_000);
    expect(must(await open.office.askReminders(CLERK.id, drawNumber))).toEqual({ reminded: 0 });
    expect(open.drawState(drawNumber).remindersAsked).toHaveLength(2);
  });

  test('results are filed by the team, reviewed by the lead or a clerk, published by the clerk', async () => {
    const { request } = await open.drawn();
    const { drawNumber } = request.seal;
    const team = open.drawState(drawNumber).outcome?.teams[0];
    const [entity] = team?.entities ?? [];
    const member = team?.members.find(({ lead }) => !lead);
    const lead = team?.members.find((one) => one.lead);
    const outsider = INSPECTORS.find(({ id }) => team?.members.every(({ person }) => person !== id));
    if (!entity || !member || !lead || !outsider) throw new Error('the sample draw has changed');
    const at = { draw: drawNumber, entity: entity.id };
    const found = { result: '未发现问题', note: '' };
    expect(await open.office.fileResult(outsider.id, at, found)).toMatchObject({ fault: { code: 'forbidden' } });
    expect(await open.office.publishResult(CLERK.id, at)).toMatchObject({
      fault: { code: 'illegal-result', state: 'missing' },
    });
    must(await open.office.fileResult(member.person, at, found));
    must(await open.office.fileResult(member.person, at, found));
    expect(await open.office.reviewResult(member.person, at, { accepted: true })).toMatchObject({
      fault: { code: 'forbidden' },
    });
    expect(await open.office.reviewResult(lead.person, at, { accepted: false, reason: ' ' })).toMatchObject({
      fault: { code: 'text-refused', cause: 'empty' },
    });
    expect(
      await open.office.reviewResult(lead.person, at, { accepted: false, reason: '长'.repeat(201) }),
    ).toMatchObject({
      fault: { code: 'text-refused', cause: 'too-long' },
    });
    const returned = { accepted: false, reason: ' 请补充照片 ' } as const;
    must(await open.office.reviewResult(lead.person, at, returned));
    must(await open.office.reviewResult(lead.person, at, returned));
    expect(open.drawState(drawNumber).results.get(entity.id)?.review).toMatchObject({ note: '请补充照片' });
    must(await open.office.fileResult(lead.person, at, { result: '发现问题已责令改正', note: '示例' }));
    // nobody reviews what the same person filed
    expect(await open.office.reviewResult(lead.person, at, { accepted: true })).toMatchObject({
      fault: { code: 'forbidden' },
    });
    must(await open.office.reviewResult(CLERK.id, at, { accepted: true }));
    must(await open.office.publishResult(CLERK.id, at));
    must(await open.office.publishResult(CLERK.id, at));
    expect(open.drawState(drawNumber).results.get(entity.id)).toMatchObject({
      result: '发现问题已责令改正',
      review: { accepted: true },
    });
    expect(await open.office.fileResult(member.person, { draw: drawNumber, entity: 'NO-SUCH' }, found)).toMatchObject({
      fault: { code: 'not-found' },
    });
  });
});
