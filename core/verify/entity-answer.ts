import { makePool, type Pool, reasonOf, rowOf } from '../draw/draw-pool.ts';
import { rankOf } from '../draw/sample.ts';
import type { EntityAnswer, Transcript } from '../draw/transcript.ts';
import type { EntityId } from '../model/ids.ts';
import { entityId } from '../model/normalise.ts';
import { decodeTable } from '../roster/selection-table.ts';

/**
 * One entity's question from public data alone: was I in the pool, what was my ticket and rank, why (not) me.
 * Counts every ticket of the stratum, so 200,000 rows take about a quarter of a second. The transcript is one that
 * verifies; of another, the answer is no better than its word.
 */
export function answerEntity(transcript: Transcript, text: string): EntityAnswer {
  const id = entityId(text);
  const table = decodeTable(transcript.roster);
  if (!id.ok || 'code' in table) return { kind: 'not-in-roster', id: text };
  const row = rowOf(table.ids, id.value);
  const pool = makePool(table, transcript.seal.rules, transcript.seal.exclusions);
  if (row < 0 || !pool.ok) return { kind: 'not-in-roster', id: id.value };
  const reason = reasonOf(pool.value, row);
  if (reason === null) return rankAnswer(transcript, pool.value, row, id.value);
  const note = transcript.seal.exclusions.find((listed) => listed.id === id.value)?.note ?? '';
  return { kind: 'excluded', id: id.value, reason, note };
}

function rankAnswer({ seal, seed, strata }: Transcript, pool: Pool, row: number, id: EntityId): EntityAnswer {
  const { ticket, rank } = rankOf(pool, seal.rules.weighting, seed, row);
  const stratum = strata[pool.stratumOf[row] ?? -1];
  const drawn = stratum?.drawn ?? 0;
  const kind = rank <= drawn ? 'drawn' : rank <= drawn + (stratum?.reserve ?? 0) ? 'reserve' : 'not-drawn';
  return { kind, id, ticket, rank, stratum: stratum?.stratum ?? [], pool: stratum?.pool ?? 0, drawn };
}
