import type { DrawInput } from '../../core/draw/draw.ts';
import type { TeamRules } from '../../core/model/draw-rules.ts';
import { DISTRICTS, numbers, sampleEntities, sampleInput, sampleInspector } from '../support/sample-draw.ts';

/** Routes of three firms, officers of the own district. */
export const DISTRICT_TEAMS: TeamRules = {
  size: 2,
  routeLength: 3,
  loadCap: 60,
  districtRule: 'own',
  leadQualification: '',
};

/** What a city of five districts draws from: 10,000 of 200,000, with 600 officers. Each call seals it anew. */
export function cityDraw(team: TeamRules): () => DrawInput {
  const entities = sampleEntities(200_000);
  const pick = numbers('bench officers');
  const inspectors = Array.from({ length: 600 }, (_, i) => {
    const entity = pick(4) === 0 ? entities[pick(entities.length)] : undefined;
    return sampleInspector(i, {
      district: DISTRICTS[i % DISTRICTS.length] ?? '',
      conflicts: entity ? [{ entity: entity.id, reason: 'relative' }] : [],
      carriedLoad: pick(5),
    });
  });
  const rules = { quota: { kind: 'count', count: 10_000 }, reserve: 200, team } as const;
  return () => sampleInput({ entities, inspectors, rules });
}
