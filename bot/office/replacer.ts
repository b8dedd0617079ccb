import type { Logger } from 'pino';
import * as v from 'valibot';
import type { ReplacementRequest } from '../../core/draw/replacement.ts';
import type { PlanChange } from '../../core/draw/transcript.ts';
import { currentAssignments, replacementsNeeded } from '../../core/journal/queries.ts';
import type { VacancyCause, VacancyReason } from '../../core/journal/activity.ts';
import type { Assignment, DrawState, OfficeState, Vacancy } from '../../core/journal/state.ts';
import type { DrawNumber, InspectorId } from '../../core/model/ids.ts';
import { ok } from '../../core/result.ts';
import type { DrawnTranscript, EngineFault } from './engine.ts';
import type { OfficeParts } from './parts.ts';

/** What the replacer works on. */
export interface ReplacerParts extends Pick<OfficeParts, 'journal' | 'archive' | 'engine' | 'clock'> {
  readonly log: Logger;
  readonly onFailure: (error: unknown) => void;
}

/**
 * Fills the places that approved recusals, leave and silence left, also those left just before the server went away: asks
 * the engine for the plan that changes least, archives the linked transcript, then writes `DrawRelinked`. Where nobody
 * can be found the place stays open, and is tried again when something about the draw has changed.
 */
export class Replacer {
  readonly #parts: ReplacerParts;
  readonly #unsubscribe: () => void;
  readonly #running = new Map<DrawNumber, Promise<void>>();
  /** Draws as they were last looked at, so that a change elsewhere costs nothing. */
  #seen: OfficeState['draws'] | null = null;
  readonly #tried = new Map<DrawNumber, string>();
  #stopped = false;

  constructor(parts: ReplacerParts) {
    this.#parts = parts;
    this.#unsubscribe = parts.journal.subscribe(() => {
      this.#look();
    });
    this.#look();
  }

  /** Resolves when no replacement is under way. */
  async idle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running.values());
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#unsubscribe();
    await this.idle();
  }

  #look(): void {
    const { draws } = this.#parts.journal.state();
    if (this.#stopped || draws === this.#seen) return;
    const before = this.#seen;
    this.#seen = draws;
    for (const [number, draw] of draws) if (before?.get(number) !== draw) this.#consider(draw);
  }

  #consider(draw: DrawState): void {
    if (draw.phase !== 'drawn' || this.#running.has(draw.number)) return;
    const places = replacementsNeeded(draw);
    const attempt = attemptKey(draw, places);
    if (places.length === 0 || this.#tried.get(draw.number) === attempt) return;
    this.#tried.set(draw.number, attempt);
    const running = this.#replace(draw, places)
      .catch(this.#parts.onFailure)
      .finally(() => {
        this.#running.delete(draw.number);
        const now = this.#parts.journal.state().draws.get(draw.number);
        if (now !== undefined && !this.#stopped) this.#consider(now);
      });
    this.#running.set(draw.number, running);
  }

  async #replace(draw: DrawState, places: readonly Assignment[]): Promise<void> {
    const { archive, engine, log } = this.#parts;
    const newest = draw.transcripts.at(-1);
    const transcript = newest && (await archive.full(newest.transcriptHash));
    if (!transcript) throw new Error(`the transcript of draw ${draw.number} is missing from the archive`);
    for (const reason of REASONS) {
      const vacant = places.filter((place) => reasonOf(place) === reason);
      if (vacant.length === 0) continue;
      const replaced = await engine.replace({ transcript, request: requestFor(draw, reason, vacant) });
      if (replaced.ok) {
        await archive.put(replaced.value.full, replaced.value.public);
        await this.#relink(draw, replaced.value);
        // what is left for another reason follows from the new transcript
        return;
      }
      const { code: fault } = replaced.fault;
      log.warn({ draw: draw.number, fault, reason, places: vacant.length }, 'nobody can take the place');
      await this.#leaveOpen(draw, reason, vacant, replaced.fault);
    }
  }

  /** Writes that nobody was found, for those who can do something about it; once, also when it is tried again. */
  async #leaveOpen(draw: DrawState, reason: VacancyReason, vacant: readonly Assignment[], fault: EngineFault) {
    const { journal, clock } = this.#parts;
    const places = vacant.map(({ team, person }) => ({ team, person }));
    const failed = { type: 'ReplacementFailed', draw: draw.number, reason, cause: causeOf(fault), places } as const;
    await journal.transact<null, never>(clock.now(), (state) => {
      const current = state.draws.get(draw.number);
      const stale = current?.transcripts.length !== draw.transcripts.length;
      const known = current?.vacancies.some((vacancy) => isSame(vacancy, failed, draw.transcripts.length)) ?? false;
      return ok({ activities: stale || known ? [] : [failed], answer: null });
    });
  }

  /** Nothing is written when the draw has got another transcript meanwhile; the next look starts from that. */
  async #relink(draw: DrawState, { full, public: publicCopy, outcome, predecessor }: DrawnTranscript): Promise<void> {
    if (predecessor === null) throw new Error('a replacement names no predecessor');
    const { journal, clock } = this.#parts;
    await journal.transact<null, never>(clock.now(), (state) => {
      const current = state.draws.get(draw.number);
      const same = current?.transcripts.at(-1)?.transcriptHash === draw.transcripts.at(-1)?.transcriptHash;
      if (!same) return ok({ activities: [], answer: null });
      const activity = {
        type: 'DrawRelinked',
        draw: draw.number,
        transcriptHash: full.hash,
        publicHash: publicCopy.hash,
        predecessor,
        summary: outcome,
      } as const;
      return ok({ activities: [activity], answer: null });
    });
  }
}

/** Causes in the order in which they are dealt with: one linked transcript has one reason. */
const REASONS = ['recusal', 'leave', 'no-response'] as const satisfies readonly VacancyReason[];

const reasonOf = ({ state }: Assignment): VacancyReason => (state.kind === 'released' ? state.cause : 'recusal');

/**
 * What is asked of the engine. The reason that an officer gave is the officer's own affair: the public transcript says
 * only that it was a recusal.
 */
function requestFor(draw: DrawState, reason: VacancyReason, places: readonly Assignment[]): ReplacementRequest {
  const changes = new Map<string, PlanChange>();
  for (const { team, person } of places) {
    const away = reason === 'leave' || (reason === 'no-response' && !hasAccepted(draw, person));
    if (away) changes.set(person, { kind: 'unavailable', officer: person });
    else changes.set(`${team}/${person}`, { kind: 'recused', team, officer: person });
  }
  return { reason, note: '', changes: [...changes.values()] };
}

/** Who goes to one team's firms and did not answer for another's keeps the former. */
const hasAccepted = (draw: DrawState, person: InspectorId): boolean =>
  currentAssignments(draw).some((place) => place.person === person && place.state.kind === 'accepted');

const attemptKey = (draw: DrawState, places: readonly Assignment[]): string =>
  [draw.transcripts.length, ...places.map(({ team, person }) => `${team}/${person}`)].join(' ');

/** Whether the same was written already: these places, for this cause, by the same transcript. */
const isSame = (known: Vacancy, found: Pick<Vacancy, 'reason' | 'cause' | 'places'>, transcripts: number): boolean =>
  known.transcripts === transcripts &&
  known.reason === found.reason &&
  known.cause === found.cause &&
  placesKey(known.places) === placesKey(found.places);

const placesKey = (places: Vacancy['places']): string =>
  places.map(({ team, person }) => `${team}/${person}`).join(' ');

/** Who may go is at the cap when raising caps alone would do: then the engine's answer leaves no place empty. */
function causeOf(fault: EngineFault): VacancyCause {
  if (fault.code !== 'no-plan') return 'other';
  const read = v.safeParse(noPlan, fault);
  return read.success && read.output.answer.remedies.raiseCaps.left === 0 ? 'caps' : 'nobody';
}

/** The part of a `NoPlanAnswer` that tells caps from lack of people; the engine's faults come through a worker. */
const noPlan = v.object({
  answer: v.object({ remedies: v.object({ raiseCaps: v.object({ left: v.number() }) }) }),
});
