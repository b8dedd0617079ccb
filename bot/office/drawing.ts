import { evidenceOf } from '../../core/draw/round.ts';
import { contributionsOf, waitingFor } from '../../core/journal/queries.ts';
import type { DrawState } from '../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import { fail, ok, type Result } from '../../core/result.ts';
import type { DrawReceipt } from '../../core/wire/api.ts';
import { authoriseDraw } from './authorise.ts';
import type { DrawInput, DrawnTranscript } from './engine.ts';
import type { OfficeFault } from './faults.ts';
import type { OfficeParts } from './parts.ts';
import { closeRoundIfOver } from './round.ts';

/** Draws that are being computed; whoever asks again meanwhile waits for the same one. */
export type DrawsUnderWay = Map<DrawNumber, Promise<Result<DrawReceipt, OfficeFault>>>;

/**
 * Draws: closes the round if it is over, computes, puts the transcript into the archive, then writes `DrawCompleted`.
 * A draw that was made before answers with the same receipt; nothing is ever drawn twice.
 */
export async function draw(
  parts: OfficeParts,
  underWay: DrawsUnderWay,
  actor: InspectorId,
  number: DrawNumber,
): Promise<Result<DrawReceipt, OfficeFault>> {
  await closeRoundIfOver(parts, number);
  const found = authoriseDraw(parts.journal.state(), actor, 'draw', number);
  if (!found.ok) return found;
  const receipt = receiptOf(found.value);
  if (receipt !== null) return ok(receipt);
  const ready = checkReady(found.value);
  if (!ready.ok) return ready;
  const running = underWay.get(number) ?? computeAndRecord(parts, actor, found.value);
  underWay.set(number, running);
  return running.finally(() => underWay.delete(number));
}

function receiptOf(draw: DrawState): DrawReceipt | null {
  const first = draw.transcripts[0];
  return first === undefined ? null : { drawNumber: draw.number, transcriptHash: first.transcriptHash };
}

function checkReady(draw: DrawState): Result<null, OfficeFault> {
  if (draw.phase === 'ready') return ok(null);
  const missing = waitingFor(draw);
  if (missing !== null) return fail({ code: 'not-ready', waitingFor: missing });
  return fail({ code: 'illegal-transition', phase: draw.phase, wanted: 'draw' });
}

async function computeAndRecord(
  parts: OfficeParts,
  actor: InspectorId,
  draw: DrawState,
): Promise<Result<DrawReceipt, OfficeFault>> {
  const drawn = await parts.engine.draw(await inputOf(parts, draw));
  if (!drawn.ok) return fail({ code: 'draw-refused', fault: drawn.fault });
  await parts.archive.put(drawn.value.full, drawn.value.public);
  return record(parts, actor, draw.number, drawn.value);
}

/** Everything that decides the draw, from the stores that wrote it before it was acknowledged. */
export async function inputOf(
  parts: Pick<OfficeParts, 'secrets' | 'rosters'>,
  { seal, ...draw }: DrawState,
): Promise<DrawInput> {
  const secret = await parts.secrets.get(seal.secretHash);
  const entities = await parts.rosters.entities(seal.entities.root);
  const inspectors = await parts.rosters.inspectors(seal.inspectors.root);
  if (secret === null || entities === null || inspectors === null) {
    throw new Error(`what draw ${seal.drawNumber} was sealed with is missing from the data folder`);
  }
  const closed = { contributions: contributionsOf({ ...draw, seal }), absent: [], withheld: [] };
  return { seal, entities, inspectors, evidence: evidenceOf(closed, secret, draw.publicValue) };
}

/** The draw may have been voided while it was computed. */
async function record(
  parts: OfficeParts,
  actor: InspectorId,
  number: DrawNumber,
  drawn: DrawnTranscript,
): Promise<Result<DrawReceipt, OfficeFault>> {
  const written = await parts.journal.transact<DrawReceipt, OfficeFault>(parts.clock.now(), (state) => {
    const found = authoriseDraw(state, actor, 'draw', number);
    if (!found.ok) return found;
    const ready = checkReady(found.value);
    if (!ready.ok) return ready;
    const activity = {
      type: 'DrawCompleted',
      draw: number,
      transcriptHash: drawn.full.hash,
      publicHash: drawn.public.hash,
      summary: drawn.outcome,
      by: actor,
    } as const;
    return ok({ activities: [activity], answer: { drawNumber: number, transcriptHash: drawn.full.hash } });
  });
  return written.ok ? ok(written.value.answer) : written;
}
