import { draw } from '../../../core/draw/draw.ts';
import { nextInReserve, replaceInPlan } from '../../../core/draw/replacement.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { departmentCode, instant } from '../../../core/model/normalise.ts';
import {
  bytes32,
  must,
  sampleEntities,
  sampleInput,
  sampleInspectors,
  sampleTranscript,
} from '../../support/sample-draw.ts';

/** A transcript, and the one that it changes. */
export interface Drawn {
  readonly transcript: Transcript;
  readonly before: Transcript | null;
}

/** Draws that between them take every turn of the specification. */
export function drawsOfEveryKind(): Readonly<Record<string, Drawn>> {
  const first = (transcript: Transcript): Drawn => ({ transcript, before: null });
  const rounding = 'up' as const;
  const ratio = { num: 1, den: 9 };
  const trial = sampleInput({ seal: { witnesses: [], leastAssurance: 1 } });
  const witnessed = sampleTranscript({ rules: { reserve: 4 } });
  const links = [...linksAfter(witnessed)];
  return {
    'one stratum, rounded down': first(
      sampleTranscript({ rules: { stratifyBy: [], quota: { kind: 'ratio', ratio, rounding: 'down' } } }),
    ),
    'strata by three attributes, rounded up': first(
      sampleTranscript({
        rules: { stratifyBy: ['district', 'creditClass', 'scale'], quota: { kind: 'ratio', ratio, rounding } },
      }),
    ),
    'a rate for each stratum, everybody in one': first(
      sampleTranscript({
        rules: {
          quota: {
            kind: 'ratio-per-stratum',
            rates: ['A', 'B', 'C', 'D'].map((name, i) => ({
              stratum: [name],
              ratio: { num: i === 3 ? 9 : 1, den: 9 },
            })),
            rounding,
          },
        },
      }),
    ),
    'a fixed total with ties': first(
      sampleTranscript({ rules: { stratifyBy: ['industry'], quota: { kind: 'count', count: 13 } } }),
    ),
    'integer weights': first(
      sampleTranscript({
        rules: {
          weighting: {
            attribute: 'creditClass',
            weights: [
              { value: 'D', weight: 64 },
              { value: 'C', weight: 7 },
            ],
          },
          stratifyBy: [],
          quota: { kind: 'count', count: 20 },
        },
      }),
    ),
    'filters and exclusions': first(
      sampleTranscript({
        rules: { filters: [{ attribute: 'creditClass', values: ['A', 'B'] }], stratifyBy: ['district'] },
        seal: {
          exclusions: sampleEntities(200)
            .slice(20, 40)
            .map(({ id }, i) => ({ id, reason: i % 2 === 0 ? 'frequency-cap' : 'listed', note: '示例' })),
        },
      }),
    ),
    'a joint draw of three departments, the own district, routes': first(
      sampleTranscript({
        inspectors: sampleInspectors(60, sampleEntities(200)).map((one) => ({
          ...one,
          carriedLoad: one.carriedLoad * 2,
        })),
        rules: {
          participants: ['XFJY', 'WJW'].map((code) => must(departmentCode(code))),
          team: { size: 5, routeLength: 5, loadCap: 12, districtRule: 'own', leadQualification: '食品' },
          quota: { kind: 'count', count: 12 },
        },
      }),
    ),
    'a given seed': first(must(draw({ ...trial, evidence: { kind: 'given', seed: bytes32('given') } }))),
    'a withheld value left out before a public one': first(leftOut()),
    'after one replacement': { transcript: links[0] ?? witnessed, before: witnessed },
    'after two': { transcript: links[1] ?? witnessed, before: links[0] ?? witnessed },
    'after three': { transcript: links[2] ?? witnessed, before: links[1] ?? witnessed },
  };
}

function leftOut(): Transcript {
  const publicSource = {
    kind: 'dice',
    name: '当众掷骰',
    notBefore: must(instant('2026-11-20T03:00:00Z')),
    entropyTenths: 664,
  } as const;
  const input = sampleInput({ seal: { withheldRule: 'leave-out', publicSource } });
  if (input.evidence.kind !== 'protocol') throw new Error('the sample is witnessed');
  const contributions = input.evidence.contributions.map((given) =>
    given.form === 'committed' ? { ...given, value: null, revealedAt: null } : { ...given, text: '骰 3 1 4 1 5' },
  );
  const publicValue = { value: '31415 92653', at: must(instant('2026-11-20T03:10:00Z')) };
  return must(draw({ ...input, evidence: { ...input.evidence, contributions, publicValue } }));
}

/** A recusal, then a dead firm, then a leave. */
function* linksAfter(first: Transcript): Generator<Transcript> {
  const at = (transcript: Transcript, slot: number): Transcript['officers'][number] => {
    const officer = transcript.officers[transcript.matching.slots[slot]?.officer ?? -1];
    if (!officer) throw new Error('nobody');
    return officer;
  };
  const recused = must(
    replaceInPlan(first, {
      reason: 'recusal',
      note: '示例',
      changes: [{ kind: 'recused', team: 1, officer: at(first, 0).id }],
    }),
  );
  yield recused;
  const gone = recused.drawn[recused.teams[0]?.entities[0] ?? 0]?.entity.id;
  const next = gone && nextInReserve(recused, gone)?.entity.id;
  if (!gone || !next) throw new Error('nobody in reserve');
  const moved = must(
    replaceInPlan(recused, {
      reason: 'entity-unreachable',
      note: '示例',
      changes: [{ kind: 'entity-replaced', team: 1, entity: gone, by: next }],
    }),
  );
  yield moved;
  const officer = at(moved, 1).id;
  yield must(replaceInPlan(moved, { reason: 'leave', note: '', changes: [{ kind: 'unavailable', officer }] }));
}
