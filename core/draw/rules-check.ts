import {
  MAX_FILTERS,
  MAX_ITEMS,
  MAX_PARTICIPANTS,
  MAX_ROUTE_LENGTH,
  MAX_STRATUM_ATTRIBUTES,
  MAX_TEAM_SIZE,
  MAX_WEIGHT,
} from '../model/bounds.ts';
import type { DrawRules } from '../model/draw-rules.ts';
import type { DepartmentCode, ItemCode } from '../model/ids.ts';
import { isRatio } from './quota.ts';

/** Why rules can't be drawn by. */
export type RulesFault =
  | {
      readonly code: 'bad-number';
      readonly field: RulesNumber;
      readonly found: number;
      readonly least: number;
      readonly most: number;
    }
  | { readonly code: 'bad-ratio'; readonly ratio: { readonly num: number; readonly den: number } }
  | { readonly code: 'repeated-department'; readonly department: DepartmentCode }
  | {
      readonly code: 'repeated-name';
      readonly field: 'items' | 'filters' | 'stratifyBy' | 'rates' | 'weights';
      readonly name: string;
    }
  | { readonly code: 'too-many'; readonly field: string; readonly found: number; readonly limit: number }
  | { readonly code: 'no-items' }
  | { readonly code: 'full-coverage-without-basis'; readonly items: readonly ItemCode[] }
  | { readonly code: 'item-of-other-department'; readonly item: ItemCode; readonly department: DepartmentCode }
  | { readonly code: 'window-reversed'; readonly from: string; readonly until: string };

/** Numbers of the rules that have bounds. */
export type RulesNumber = 'count' | 'reserve' | 'team.size' | 'team.routeLength' | 'team.loadCap' | 'weight';

/** Officers of a team at least (行政处罚法 §42). */
export const LEAST_TEAM_SIZE = 2;
const MOST = 1_000_000;

/** The first thing wrong with the rules, or null. */
export function rulesFault(rules: DrawRules): RulesFault | null {
  return (
    numbersFault(rules) ?? departmentsFault(rules) ?? itemsFault(rules) ?? groupingFault(rules) ?? windowFault(rules)
  );
}

function numbersFault({ quota, reserve, team, weighting }: DrawRules): RulesFault | null {
  const count = quota.kind === 'count' ? bounded('count', quota.count, 1, MOST) : null;
  const ratios = quota.kind === 'ratio' ? [quota.ratio] : quota.kind === 'count' ? [] : quota.rates.map((r) => r.ratio);
  const ratio = ratios.find((candidate) => !isRatio(candidate));
  const weights = weighting?.weights.map(({ weight }) => bounded('weight', weight, 1, MAX_WEIGHT)) ?? [];
  return (
    count ??
    (ratio ? { code: 'bad-ratio', ratio } : null) ??
    bounded('reserve', reserve, 0, MOST) ??
    bounded('team.size', team.size, LEAST_TEAM_SIZE, MAX_TEAM_SIZE) ??
    bounded('team.routeLength', team.routeLength, 1, MAX_ROUTE_LENGTH) ??
    bounded('team.loadCap', team.loadCap, 1, MOST) ??
    weights.find((fault) => fault !== null) ??
    null
  );
}

function bounded(field: RulesNumber, found: number, least: number, most: number): RulesFault | null {
  const inside = Number.isInteger(found) && found >= least && found <= most;
  return inside ? null : { code: 'bad-number', field, found, least, most };
}

function departmentsFault({ lead, participants }: DrawRules): RulesFault | null {
  if (participants.length > MAX_PARTICIPANTS) {
    return { code: 'too-many', field: 'participants', found: participants.length, limit: MAX_PARTICIPANTS };
  }
  const department = firstRepeated([lead, ...participants]);
  return department === undefined ? null : { code: 'repeated-department', department };
}

function itemsFault({ items, lead, participants, fullCoverageBasis }: DrawRules): RulesFault | null {
  if (items.length === 0) return { code: 'no-items' };
  if (items.length > MAX_ITEMS) return { code: 'too-many', field: 'items', found: items.length, limit: MAX_ITEMS };
  const repeated = firstRepeated(items.map(({ code }) => code));
  if (repeated !== undefined) return { code: 'repeated-name', field: 'items', name: repeated };
  const stranger = items.find(({ department }) => department !== lead && !participants.includes(department));
  if (stranger) return { code: 'item-of-other-department', item: stranger.code, department: stranger.department };
  // 疫苗、药品、特种设备、危险化学品: a draw is no substitute for looking at all, unless a written basis says so
  const based = new Set(fullCoverageBasis.filter(({ basis }) => basis.trim() !== '').map(({ item }) => item));
  const refused = items.filter(({ fullCoverage, code }) => fullCoverage && !based.has(code)).map(({ code }) => code);
  return refused.length > 0 ? { code: 'full-coverage-without-basis', items: refused } : null;
}

function groupingFault({ filters, stratifyBy, quota, weighting }: DrawRules): RulesFault | null {
  if (filters.length > MAX_FILTERS) {
    return { code: 'too-many', field: 'filters', found: filters.length, limit: MAX_FILTERS };
  }
  if (stratifyBy.length > MAX_STRATUM_ATTRIBUTES) {
    return { code: 'too-many', field: 'stratifyBy', found: stratifyBy.length, limit: MAX_STRATUM_ATTRIBUTES };
  }
  const rates = quota.kind === 'ratio-per-stratum' ? quota.rates.map(({ stratum }) => JSON.stringify(stratum)) : [];
  const lists = {
    filters: filters.map(({ attribute }) => attribute),
    stratifyBy,
    rates,
    weights: weighting?.weights.map(({ value }) => value) ?? [],
  };
  for (const field of ['filters', 'stratifyBy', 'rates', 'weights'] as const) {
    const name = firstRepeated(lists[field]);
    if (name !== undefined) return { code: 'repeated-name', field, name };
  }
  return null;
}

function windowFault({ inspectionFrom: from, inspectionUntil: until }: DrawRules): RulesFault | null {
  return from <= until ? null : { code: 'window-reversed', from, until };
}

function firstRepeated<T extends string>(items: readonly T[]): T | undefined {
  return items.find((item, i) => items.indexOf(item) !== i);
}
