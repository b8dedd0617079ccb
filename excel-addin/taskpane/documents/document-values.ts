import { shortNumber } from '../../../core/draw/sealing.ts';
import type { OfficerRecord, Transcript } from '../../../core/draw/transcript.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { dayWords, grouped } from '../../words/numbers.ts';
import { official } from '../../words/official.ts';
import { departmentWords } from '../lists/places.ts';
import type { ShownTeam } from '../result/shown-teams.ts';
import type { Places } from '../state/pane-state.ts';
import { stratumWords } from '../view/stratum-words.ts';
import type { DocumentValues } from './placeholders.ts';

const { values: names } = official.documents;

/** A day as documents write it: 2026年3月5日. */
const longDay = (date: string): string => dayWords(date, '');

/** What every document of a task may say. `today` is a day `YYYY-MM-DD`. */
export function taskValues(transcript: Transcript, status: DrawStatus, places: Places, today: string): DocumentValues {
  const { rules, sealedAt } = transcript.seal;
  const each = (pick: (item: (typeof rules.items)[number]) => string): string =>
    [...new Set(rules.items.map(pick).filter((text) => text !== ''))].join('；');
  return {
    [names.task]: rules.title,
    [names.number]: transcript.drawNumber,
    [names.provincial]: rules.provincialTaskNumber === '' ? official.values.blank : rules.provincialTaskNumber,
    [names.seal]: shortNumber(transcript.sealHash),
    [names.sealedOn]: longDay(sealedAt.slice(0, 10)),
    [names.from]: longDay(rules.inspectionFrom),
    [names.until]: longDay(rules.inspectionUntil),
    [names.items]: each(({ name }) => name),
    [names.content]: each(({ content }) => content),
    [names.basis]: each(({ basis }) => basis),
    [names.method]: each(({ method }) => method),
    [names.guidance]: each(({ guidance }) => guidance),
    [names.lead]: departmentWords(places, rules.lead),
    [names.participants]: rules.participants.map((code) => departmentWords(places, code)).join('、'),
    [names.pool]: grouped(transcript.strata.reduce((sum, { pool }) => sum + pool, 0)),
    [names.drawn]: grouped(transcript.drawn.length),
    [names.address]: status.publicUrl,
    [names.today]: longDay(today),
  };
}

/** What a document about one firm, or a line about it, may say besides. */
export function firmValues(
  transcript: Transcript,
  index: number,
  team: ShownTeam | undefined,
  places: Places,
): DocumentValues {
  const record = transcript.drawn[index];
  if (record === undefined) return {};
  const { entity, rank, stratum } = record;
  const lead = team?.members.find((member) => member.lead);
  const certificates = team === undefined ? [] : certificatesOf(transcript, team.number);
  return {
    [names.row]: String(index + 1),
    [names.entity]: entity.name,
    [names.code]: entity.id,
    [names.entityAddress]: entity.address,
    [names.rank]: String(rank),
    [names.stratum]: stratumWords(
      transcript.strata[stratum]?.stratum ?? [],
      transcript.seal.rules.stratifyBy,
      places,
      official.values,
    ),
    [names.team]: team === undefined ? '' : String(team.number),
    [names.leadOfficer]: lead?.name ?? '',
    [names.officers]: team?.members.map(({ name }) => name).join('、') ?? '',
    [names.certificates]: certificates.join('、'),
    [names.departments]: [...new Set(team?.members.map(({ department }) => departmentWords(places, department)))].join(
      '、',
    ),
  };
}

/** 姓名（执法证号）, where the record shows the number. */
function certificatesOf({ teams, matching, officers }: Transcript, number: number): readonly string[] {
  const team = teams.findIndex((known) => known.number === number);
  return matching.slots.flatMap((slot) => {
    const officer = slot.team === team ? officers[slot.officer] : undefined;
    return officer === undefined ? [] : [`${officer.name}${certificate(officer)}`];
  });
}

function certificate({ opened }: OfficerRecord): string {
  const number = opened?.hidden.certificates[0]?.number;
  return number === undefined ? '' : `（${number}）`;
}
