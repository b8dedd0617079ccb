import { compareUtf8 } from '../../../core/encoding/bytes.ts';
import type { PublicSource, Seal, Witness } from '../../../core/draw/seal.ts';
import type { DrawRules, ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { Instant } from '../../../core/model/ids.ts';
import { plusSeconds } from '../../../core/model/instant.ts';
import { isInstant } from '../../../core/model/normalise.ts';
import type { Directory, SealOffer } from '../../../core/wire/api.ts';
import type { Places } from '../state/pane-state.ts';
import type { PlanForm } from '../state/plan-form.ts';

/** A seal but for the roots of the two rosters, which the worker computes. */
export type SealDraft = Omit<Seal, 'entities' | 'inspectors'>;

/** Puts together everything that is fixed by sealing. */
export function sealDraft(
  form: PlanForm,
  rules: DrawRules,
  offer: SealOffer,
  directory: Directory,
  places: Places,
): SealDraft {
  const witnesses = witnessesOf(form, directory);
  const contributionsUntil = plusSeconds(offer.issuedAt, form.contributionMinutes * 60);
  const committed = witnesses.some((witness) => witness.form === 'committed');
  const revealsUntil = committed ? plusSeconds(contributionsUntil, form.contributionMinutes * 60) : contributionsUntil;
  const publicSource = publicSourceOf(form, revealsUntil);
  return {
    format: 'ssj-seal-1',
    drawNumber: offer.drawNumber,
    sealedAt: offer.issuedAt,
    itemListVersion: directory.itemListVersion,
    rules,
    exclusions: sortedExclusions(form.exclusions),
    departments: [...places.departments].sort((a, b) => compareUtf8(a.code, b.code)),
    districts: [...places.districts].sort((a, b) => compareUtf8(a.code, b.code)),
    witnesses,
    secretHash: offer.secretHash,
    publicSource,
    contributionsUntil,
    revealsUntil,
    withheldRule: publicSource === null ? 'void' : 'leave-out',
    leastAssurance: directory.leastAssurance,
    replaces: form.replaces,
  };
}

const sortedExclusions = (exclusions: readonly ListedExclusion[]): readonly ListedExclusion[] =>
  [...exclusions].sort((a, b) => compareUtf8(a.id, b.id));

/** One witness a department, in order of department code bytes. */
function witnessesOf(form: PlanForm, directory: Directory): readonly Witness[] {
  const byDepartment = new Map<string, Witness>();
  for (const { person, form: how } of form.witnesses) {
    const known = directory.witnesses.find((candidate) => candidate.person === person);
    if (known === undefined || byDepartment.has(known.department)) continue;
    byDepartment.set(known.department, { department: known.department, person, name: known.name, form: how });
  }
  return [...byDepartment.values()].sort((a, b) => compareUtf8(a.department, b.department));
}

/** A public value may not be known before the last witness has opened theirs. */
function publicSourceOf(form: PlanForm, revealsUntil: Instant): PublicSource | null {
  const source = form.publicSource;
  if (source === null) return null;
  const wished = chinaInstantOf(source.notBefore);
  const notBefore = wished === null || wished < revealsUntil ? revealsUntil : wished;
  return { kind: source.kind, name: source.name.trim(), notBefore, entropyTenths: source.entropyTenths };
}

/** An instant from what a date-time field gives for China: `2026-12-20T21:30`. */
function chinaInstantOf(text: string): Instant | null {
  const written = `${text}:00Z`;
  return isInstant(written) ? plusSeconds(written, -8 * 3600) : null;
}
