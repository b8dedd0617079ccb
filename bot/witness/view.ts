import { roundPhase } from '../../core/draw/round.ts';
import type { Witness } from '../../core/draw/seal.ts';
import { contributionStage, stageOf } from '../../core/journal/lifecycle.ts';
import { roundOf } from '../../core/journal/queries.ts';
import type { DrawState } from '../../core/journal/state.ts';
import type { DepartmentCode, InspectorId, Instant } from '../../core/model/ids.ts';
import type { WitnessStanding, WitnessView } from '../../core/wire/witness.ts';

/** The witness of a draw who commits from a machine of their own; null for everybody else. */
export const committingWitness = (draw: DrawState, person: InspectorId): Witness | null =>
  draw.seal.witnesses.find((witness) => witness.person === person && witness.form === 'committed') ?? null;

/** Whether commitments may be opened now. */
export const isRevealing = (draw: DrawState, now: Instant): boolean =>
  stageOf(draw) === 'collecting' && roundPhase(roundOf(draw), now) === 'revealing';

/** What the witness's page shows at an instant. */
export function witnessView(draw: DrawState, witness: Witness, now: Instant, publicUrl: string): WitnessView {
  const { rules, departments, witnesses, contributionsUntil, revealsUntil } = draw.seal;
  const names = new Map(departments.map(({ code, name }) => [code, name]));
  const given = draw.contributions.get(witness.department);
  return {
    draw: draw.number,
    title: rules.title,
    sealHash: draw.sealHash,
    department: witness.department,
    departmentName: names.get(witness.department) ?? witness.department,
    name: witness.name,
    standing: standingOf(draw, witness.department, now),
    commitment: given?.form === 'committed' ? given.commitment : null,
    revealing: isRevealing(draw, now),
    contributionsUntil,
    revealsUntil,
    witnesses: witnesses.map(({ department, name }) => ({
      department: names.get(department) ?? department,
      name,
      state: stateOf(draw, department),
    })),
    publicUrl,
  };
}

function standingOf(draw: DrawState, department: DepartmentCode, now: Instant): WitnessStanding {
  if (draw.voided !== null) return 'void';
  const stage = contributionStage(draw.contributions.get(department));
  if (stage === 'revealed' || stage === 'typed') return 'revealed';
  const until = stage === 'committed' ? draw.seal.revealsUntil : draw.seal.contributionsUntil;
  if (stageOf(draw) !== 'collecting' || now > until) return 'missed';
  return stage === 'committed' ? 'committed' : 'awaited';
}

function stateOf(draw: DrawState, department: DepartmentCode): WitnessView['witnesses'][number]['state'] {
  const stage = contributionStage(draw.contributions.get(department));
  if (stage === 'awaited' || stage === 'committed') return stage;
  return 'given';
}
