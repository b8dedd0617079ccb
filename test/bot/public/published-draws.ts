import type { AddressInfo } from 'node:net';
import { sealHash } from '../../../core/draw/sealing.ts';
import { draw as makeDraw } from '../../../core/draw/draw.ts';
import { publicCopy } from '../../../core/draw/redaction.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { encodeTranscript, transcriptHash } from '../../../core/draw/transcript-decoder.ts';
import { outcomeOf } from '../../../core/journal/outcome.ts';
import { drawNumber, inspectorId, instant, isoDate } from '../../../core/model/normalise.ts';
import type { LogLine, PublicDraw, PublicRecords } from '../../../bot/public/records.ts';
import { publicSite } from '../../../bot/public/site.tsx';
import {
  must,
  sampleEntities,
  sampleInput,
  sampleInspectors,
  sampleRules,
  sampleSeal,
  withSalts,
} from '../../support/sample-draw.ts';

/** Fictional draws as the public site sees them, and the site itself at a port of its own. */

/** Marks in everything about officers that the law does not publish. */
export const HIDDEN_MARKS = ['密证', '密专长', '密单位', '2031-05-06'] as const;

export const ENTITIES = sampleEntities(200);
const OFFICERS = sampleInspectors(24, ENTITIES).map((officer, index) => ({
  ...officer,
  certificates: officer.certificates.map((certificate) => ({ ...certificate, number: `密证${index}` })),
  qualifications: ['密专长'],
  leave: [{ from: must(isoDate('2031-05-06')), to: must(isoDate('2031-05-06')) }],
  formerEmployers: [`密单位${index}`],
}));

/** Salts of the officers' hidden parts. */
export const SALTS = withSalts(OFFICERS).map(({ salt }) => salt);

const at = (text: string): Seal['sealedAt'] => must(instant(text));
const number = (text: string): Seal['drawNumber'] => must(drawNumber(text));

/** The public copy of a draw among {@link ENTITIES}. */
export const DRAWN_COPY: Transcript = publicCopy(
  must(makeDraw(sampleInput({ entities: ENTITIES, inspectors: OFFICERS }))),
);

/** What the journal tells of a draw that was only sealed. */
export function sealedDraw(seal: Seal, over: Partial<PublicDraw> = {}): PublicDraw {
  return {
    seal,
    sealHash: sealHash(seal),
    phase: 'sealed',
    milestones: [{ kind: 'sealed', at: seal.sealedAt, note: '' }],
    contributed: [],
    absent: [],
    outcome: null,
    recordHash: null,
    assignments: { total: 0, delivered: 0, accepted: 0 },
    results: [],
    voidReason: null,
    replacedBy: null,
    ...over,
  };
}

/** What the journal tells of a draw with this public copy. */
export function drawnDraw(copy: Transcript, over: Partial<PublicDraw> = {}): PublicDraw {
  const outcome = outcomeOf(copy);
  return sealedDraw(copy.seal, {
    phase: 'drawn',
    milestones: [
      { kind: 'sealed', at: copy.seal.sealedAt, note: '' },
      { kind: 'contributed', at: at('2026-11-20T01:30:00Z'), note: 'SCJG' },
      { kind: 'contributed', at: at('2026-11-20T01:40:00Z'), note: 'XFJY' },
      { kind: 'closed', at: at('2026-11-20T02:00:00Z'), note: '' },
      { kind: 'drawn', at: at('2026-11-20T02:01:00Z'), note: '' },
      { kind: 'dispatched', at: at('2026-11-20T02:03:00Z'), note: '' },
    ],
    contributed: copy.seal.witnesses.map(({ department }) => department),
    outcome,
    recordHash: transcriptHash(copy),
    assignments: { total: 12, delivered: 12, accepted: 7 },
    ...over,
  });
}

/** The draw of {@link DRAWN_COPY}, one result published. */
export const DRAWN = drawnDraw(DRAWN_COPY, {
  results: DRAWN_COPY.drawn
    .slice(0, 1)
    .map(({ entity }) => ({ entity: entity.id, result: '未发现问题', at: at('2026-12-05T02:00:00Z') })),
});

const olderSeal = sampleSeal(ENTITIES, withSalts(OFFICERS), {
  drawNumber: number('SZ-2026-0006'),
  sealedAt: at('2026-11-19T01:00:00Z'),
  rules: sampleRules({ title: '2026年餐饮服务抽查第一次（虚构）' }),
});

/** Void, replaced by {@link DRAWN}. */
export const VOID = sealedDraw(olderSeal, {
  phase: 'void',
  voidReason: '见证单位承诺后未公开',
  replacedBy: DRAWN.seal.drawNumber,
  milestones: [
    { kind: 'sealed', at: olderSeal.sealedAt, note: '' },
    { kind: 'void', at: at('2026-11-19T03:00:00Z'), note: '见证单位承诺后未公开' },
  ],
});

const awaitingSeal = sampleSeal(ENTITIES, withSalts(OFFICERS), {
  drawNumber: number('SZ-2026-0008'),
  sealedAt: at('2026-11-21T01:00:00Z'),
  rules: sampleRules({ title: '2026年加油站计量抽查（虚构）' }),
});

/** Sealed; one of two witnesses has given. */
export const AWAITING = sealedDraw(awaitingSeal, {
  contributed: awaitingSeal.witnesses.slice(0, 1).map(({ department }) => department),
});

/** Breaks out of any text or attribute that is not escaped. */
export const HOSTILE = `"><img src=x onerror=alert(1)>'`;

/** A drawn draw in which all that people typed is hostile. */
export function hostileDraw(): { readonly draw: PublicDraw; readonly copy: Transcript } {
  const entities = ENTITIES.map((entity) => ({
    ...entity,
    name: HOSTILE,
    address: HOSTILE,
    facts: { ...entity.facts, creditClass: HOSTILE },
  }));
  const inspectors = OFFICERS.map((officer) => ({ ...officer, name: HOSTILE }));
  const lead = DRAWN_COPY.seal.rules.lead;
  const items = sampleRules().items.map((item) => ({ ...item, name: HOSTILE, content: HOSTILE, basis: HOSTILE }));
  const copy = publicCopy(
    must(
      makeDraw(
        sampleInput({
          entities,
          inspectors,
          rules: { title: HOSTILE, provincialTaskNumber: HOSTILE, items },
          seal: {
            drawNumber: number('SZ-2026-0009'),
            departments: DRAWN_COPY.seal.departments.map(({ code }) => ({ code, name: HOSTILE })),
            witnesses: [{ department: lead, person: must(inspectorId('W0')), name: HOSTILE, form: 'typed' }],
          },
          label: HOSTILE,
        }),
      ),
    ),
  );
  return { copy, draw: drawnDraw(copy, { voidReason: HOSTILE }) };
}

/** One draw and, once drawn, its public copy. */
export interface Published {
  readonly draw: PublicDraw;
  readonly text: string | null;
  readonly transcript: Transcript | null;
}

export const published = (draw: PublicDraw, transcript: Transcript | null = null): Published => ({
  draw,
  transcript,
  text: transcript === null ? null : encodeTranscript(transcript),
});

/** Records held in memory. */
export function recordsOf(draws: readonly Published[], log: readonly LogLine[] = []): PublicRecords {
  const find = (wanted: string): Published | undefined => draws.find(({ draw }) => draw.seal.drawNumber === wanted);
  return {
    draws: () => draws.map(({ draw }) => draw),
    draw: (wanted) => find(wanted)?.draw ?? null,
    transcript: (wanted) => {
      const { text = null, transcript = null } = find(wanted) ?? {};
      return Promise.resolve(text === null || transcript === null ? null : { text, transcript });
    },
    log: (after, limit) => log.filter(({ sequence }) => sequence > after).slice(0, limit),
  };
}

/** A running site. */
export interface RunningSite {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves records at a free port of this machine. */
export async function openSite(records: PublicRecords, assets = 'bot/public/browser/assets'): Promise<RunningSite> {
  const site = publicSite({ records, assets, office: '示例市双随机联席会议办公室（虚构）', year: () => 2026 });
  const server = site.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
