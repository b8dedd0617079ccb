import { draw, type DrawFault } from '../../../core/draw/draw.ts';
import type { Progress } from '../../../core/draw/progress.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { Entity } from '../../../core/model/entity.ts';
import { fail, type Result } from '../../../core/result.ts';
import { entityRoster } from '../../../core/roster/entity-roster.ts';
import { withDeclarations } from '../../../core/roster/declarations.ts';
import { officerRoster } from '../../../core/roster/officer-roster.ts';
import type { WorkerRequest } from '../worker/worker-messages.ts';

/** Draws as the server would, from a seed that this machine made. */
export function trialTask(
  entities: readonly Entity[],
  { draft, inspectors, declarations, seed }: Extract<WorkerRequest, { kind: 'trial' }>,
  report: Progress['report'],
): Result<Transcript, DrawFault> {
  const pool = entityRoster(entities);
  if (!pool.ok) return fail({ code: 'roster', list: 'entities', cause: pool.fault });
  const people = inspectors.map(({ inspector }) => inspector);
  const complete = withDeclarations(people, declarations, entities);
  const officers = inspectors.map((sealed, index) => ({ ...sealed, inspector: complete[index] ?? sealed.inspector }));
  const staff = officerRoster(officers);
  if (!staff.ok) return fail({ code: 'roster', list: 'inspectors', cause: staff.fault });
  const seal: Seal = { ...draft, entities: pool.value.root, inspectors: staff.value.root };
  return draw({ seal, entities, officers, evidence: { kind: 'given', seed } }, { report });
}
