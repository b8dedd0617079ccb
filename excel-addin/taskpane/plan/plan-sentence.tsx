import { words } from '../../words/words.ts';
import { usePaneState } from '../view/pane-context.tsx';
import { Blank } from './blank.tsx';
import { DayFields } from './day-fields.tsx';
import { LeadBlank, ParticipantsBlank } from './department-blanks.tsx';
import { ItemsBlank } from './items-blank.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { FilterBlank, StrataBlank } from './pool-blanks.tsx';
import { QuotaBlank } from './quota-blank.tsx';
import { RouteBlank, TeamSizeBlank } from './team-blanks.tsx';

/** The plan as one sentence with blanks; each 【】 opens its control. */
export function PlanSentence({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const population = outlook.preview?.population ?? null;
  return (
    <p className="sentence" aria-label={words.plan.sentenceLabel}>
      {words.plan.items}
      <ItemsBlank outlook={outlook} />
      {words.plan.sentenceItems}
      {words.plan.from}
      <FilterBlank attribute="district" none={words.plan.allDistricts} />
      {words.plan.of}
      <FilterBlank attribute="objectType" none={words.plan.allFirms} />
      {words.plan.amount(population)}
      <StrataBlank />
      {words.plan.drawing}
      <QuotaBlank outlook={outlook} />
      {words.plan.comma}
      {words.plan.leading}
      <LeadBlank />
      {words.plan.leads}
      {words.plan.comma}
      <ParticipantsBlank />
      {words.plan.comma}
      {words.plan.eachTeam}
      <TeamSizeBlank />
      {words.plan.officers}
      <RouteBlank />
      {words.plan.firmsEach}
      <DeadlineBlank outlook={outlook} />
      {words.plan.before}
    </p>
  );
}

function DeadlineBlank({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const until = usePaneState((state) => state.plan.until);
  return (
    <Blank
      text={until === '' ? words.plan.chooseDate : words.plan.day(until, outlook.today)}
      label={words.plan.untilDay}
      missing={until === ''}
    >
      <DayFields outlook={outlook} />
    </Blank>
  );
}
