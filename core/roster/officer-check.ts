import {
  MAX_CONFLICTS,
  MAX_FORMER_EMPLOYERS,
  MAX_LEAVES,
  MAX_LOAD,
  MAX_NAME,
  MAX_QUALIFICATIONS,
} from '../model/bounds.ts';
import { type Inspector, MAX_CERTIFICATES, RECUSAL_REASONS } from '../model/inspector.ts';
import { idFault, isDepartmentCode, isDistrictCode, isIsoDate } from '../model/normalise.ts';
import { textFault } from './entity-check.ts';
import type { FieldFault, RosterFault } from './roster-fault.ts';

/** The first thing that keeps an officer's row from being sealed, or null. */
export function officerFault(inspector: Inspector, index: number): RosterFault | null {
  const cause = idFault(inspector.id);
  if (cause) return { code: 'bad-id', index, cause };
  for (const [field, check] of Object.entries(CHECKS)) {
    const fault = check(inspector);
    if (fault) return { code: 'bad-field', index, field, cause: fault };
  }
  return null;
}

const CHECKS: Readonly<Record<Exclude<keyof Inspector, 'id'>, (inspector: Inspector) => FieldFault | null>> = {
  name: ({ name }) => textFault(name, MAX_NAME),
  department: ({ department }) => (isDepartmentCode(department) ? null : 'malformed'),
  district: ({ district }) => (district === '' || isDistrictCode(district) ? null : 'malformed'),
  certificates: ({ certificates }) =>
    listFault(certificates, MAX_CERTIFICATES, ({ number, validUntil }) =>
      isIsoDate(validUntil) ? textFault(number, MAX_NAME) : 'malformed',
    ),
  qualifications: ({ qualifications }) =>
    listFault(qualifications, MAX_QUALIFICATIONS, (text) => textFault(text, MAX_NAME)),
  leave: ({ leave }) =>
    listFault(leave, MAX_LEAVES, ({ from, to }) =>
      isIsoDate(from) && isIsoDate(to) && from <= to ? null : 'malformed',
    ),
  conflicts: ({ conflicts }) =>
    listFault(conflicts, MAX_CONFLICTS, ({ entity, reason }) =>
      idFault(entity) === null && RECUSAL_REASONS.includes(reason) ? null : 'malformed',
    ),
  formerEmployers: ({ formerEmployers }) =>
    listFault(formerEmployers, MAX_FORMER_EMPLOYERS, (text) => textFault(text, MAX_NAME)),
  carriedLoad: ({ carriedLoad }) =>
    Number.isInteger(carriedLoad) && carriedLoad >= 0 && carriedLoad <= MAX_LOAD ? null : 'out-of-range',
};

function listFault<T>(items: readonly T[], limit: number, check: (item: T) => FieldFault | null): FieldFault | null {
  if (items.length > limit) return 'too-many';
  for (const item of items) {
    const fault = check(item);
    if (fault) return fault;
  }
  return null;
}
