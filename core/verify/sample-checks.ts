import type { SampledEntity } from '../draw/sample.ts';
import { strataRecords } from '../draw/transcript-assembly.ts';
import type { TicketRecord } from '../draw/transcript.ts';
import type { Context } from './context.ts';
import { compareLists, failed, type Finding, notShown } from './report.ts';

/** Who left the pool, and why, follows from the sealed rules and lists. */
export function checkExclusions({ pool, transcript }: Context): Finding {
  if (pool === null) return notShown('entity-root');
  if (!pool.ok) return failed('', pool.fault, '/seal/exclusions');
  return compareLists(pool.value.exclusions, transcript.exclusions, '/exclusions');
}

/** Sizes, numbers to draw and cut-off tickets of the strata. */
export function checkStrata({ pool, sample, transcript }: Context): Finding {
  if (!pool?.ok) return notShown('exclusions');
  if (!sample?.ok) return failed('', sample?.fault, '/strata');
  return compareLists(strataRecords(pool.value, sample.value), transcript.strata, '/strata');
}

/** The drawn are those with the smallest tickets, in order, with their ranks; replaced ones by the next in reserve. */
export const checkDrawn = (context: Context): Finding => checkRecords(context, 'drawn');

/** The reserve is the ranks after them. */
export const checkReserve = (context: Context): Finding => checkRecords(context, 'reserve');

function checkRecords(context: Context, list: 'drawn' | 'reserve'): Finding {
  const { sample, changed, transcript } = context;
  if (!sample?.ok || changed === null) return notShown('strata');
  if (!changed.ok) return failed('', changed.fault, '/predecessor/changes');
  const records = compareLists(changed.value[list].map(sampleLine), transcript[list].map(recordLine), `/${list}`);
  if (records.outcome === 'failed' || list === 'reserve') return records;
  const replaced = compareLists(
    changed.value.replaced.map(sampleLine),
    (transcript.replaced ?? []).map(recordLine),
    '/replaced',
  );
  return replaced.outcome === 'failed' ? replaced : records;
}

const sampleLine = ({ id, ticket, rank, stratum }: SampledEntity): unknown => ({ id, rank, stratum, ticket });
const recordLine = ({ entity, ticket, rank, stratum }: TicketRecord): unknown =>
  sampleLine({ row: 0, id: entity.id, ticket, rank, stratum });
