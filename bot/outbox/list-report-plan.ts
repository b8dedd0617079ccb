import type { KeptVersion, OfficeState, PersonState } from '../../core/journal/state.ts';
import type { DepartmentCode } from '../../core/model/ids.ts';
import { listReportCard } from '../cards/list-report.ts';
import { listReportKey } from './message-keys.ts';
import type { Planned } from './planned.ts';

/**
 * To who kept the newest version of a list of officers: whom the bot can't find, once Feishu was asked for all of them. One
 * message a version; when contact data is put right and people are found, it is brought up to date. A version that is no
 * longer the newest tells nothing more.
 */
export function listReportPlan(state: OfficeState): readonly Planned[] {
  const newest = [...state.lists.values()].flatMap(([version]) => (version?.kind === 'inspectors' ? [version] : []));
  if (newest.length === 0) return [];
  const officers = officersByList(state);
  return newest.flatMap((version) => report(version, officers.get(version.department) ?? []));
}

function officersByList(state: OfficeState): ReadonlyMap<DepartmentCode, readonly PersonState[]> {
  const officers = new Map<DepartmentCode, PersonState[]>();
  for (const person of state.people.values()) {
    for (const department of person.listedBy) {
      const known = officers.get(department);
      if (known === undefined) officers.set(department, [person]);
      else known.push(person);
    }
  }
  return officers;
}

function report(version: KeptVersion, officers: readonly PersonState[]): readonly Planned[] {
  if (officers.some(({ openId, notFound }) => openId === null && !notFound)) return [];
  const missing = officers.filter(({ notFound }) => notFound).map(({ name }) => name);
  const { department, number, changes, by } = version;
  const view = { number, changes, officers: officers.length, found: officers.length - missing.length, missing };
  return [
    {
      kind: 'card',
      key: listReportKey(department, number),
      draw: null,
      to: { kind: 'person', person: by },
      priority: 1,
      fresh: true,
      basis: [version, JSON.stringify(view)],
      card: () => listReportCard(view),
    },
  ];
}
