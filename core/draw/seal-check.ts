import { compareUtf8, isStrictlySorted } from '../encoding/bytes.ts';
import type { DepartmentCode } from '../model/ids.ts';
import { rulesFault, type RulesFault } from './rules-check.ts';
import type { Seal } from './seal.ts';

/** Why a seal contradicts itself. */
export type SealFault =
  | RulesFault
  | { readonly code: 'out-of-order'; readonly field: 'exclusions' | 'witnesses' }
  | { readonly code: 'times-out-of-order'; readonly earlier: SealTime; readonly later: SealTime }
  | { readonly code: 'leave-out-without-public-source' }
  | { readonly code: 'assurance-out-of-reach'; readonly least: number }
  | { readonly code: 'unnamed-department'; readonly department: DepartmentCode };

/** Instants of a seal. */
export type SealTime = 'sealedAt' | 'contributionsUntil' | 'revealsUntil' | 'publicSource.notBefore';

/** The first contradiction in a seal, or null. Its form was decoded before. */
export function sealFault(seal: Seal): SealFault | null {
  return rulesFault(seal.rules) ?? orderFault(seal) ?? timesFault(seal) ?? protocolFault(seal) ?? namesFault(seal);
}

function orderFault({ exclusions, witnesses }: Seal): SealFault | null {
  const excluded = exclusions.map(({ id }) => id);
  if (!isStrictlySorted(excluded, compareUtf8)) return { code: 'out-of-order', field: 'exclusions' };
  const departments = witnesses.map(({ department }) => department);
  return isStrictlySorted(departments, compareUtf8) ? null : { code: 'out-of-order', field: 'witnesses' };
}

function timesFault(seal: Seal): SealFault | null {
  const times: readonly (readonly [SealTime, string])[] = [
    ['sealedAt', seal.sealedAt],
    ['contributionsUntil', seal.contributionsUntil],
    ['revealsUntil', seal.revealsUntil],
    // a public value that is known before the last reveal would let the last witness choose
    ['publicSource.notBefore', seal.publicSource?.notBefore ?? seal.revealsUntil],
  ];
  for (const [i, [later, instant]] of times.entries()) {
    const before = times[i - 1];
    if (before && before[1] > instant) return { code: 'times-out-of-order', earlier: before[0], later };
  }
  return null;
}

function protocolFault({ withheldRule, publicSource, witnesses, leastAssurance }: Seal): SealFault | null {
  if (withheldRule === 'leave-out' && publicSource === null) return { code: 'leave-out-without-public-source' };
  const committed = witnesses.some(({ form }) => form === 'committed');
  const reach = publicSource !== null || committed ? 3 : witnesses.length > 0 ? 2 : 1;
  return reach < leastAssurance ? { code: 'assurance-out-of-reach', least: leastAssurance } : null;
}

/** A printed result needs no other table: every department of the rules has its name in the seal. */
function namesFault({ rules, departments }: Seal): SealFault | null {
  const named = new Set(departments.map(({ code }) => code));
  const department = [rules.lead, ...rules.participants].find((code) => !named.has(code));
  return department === undefined ? null : { code: 'unnamed-department', department };
}
