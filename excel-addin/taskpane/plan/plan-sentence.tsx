import { zhCN } from '../../words/zh-CN.ts';
import { usePaneState } from '../view/pane-context.tsx';
import { Blank } from './blank.tsx';
import { DayFields } from './day-fields.tsx';
import { LeadBlank, ParticipantsBlank } from './department-blanks.tsx';
import { ItemsBlank } from './items-blank.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { FilterBlank, StrataBlank } from './pool-blanks.tsx';
import { QuotaBlank } from './quota-blank.tsx';
import { RouteBlank, TeamSizeBlank } from './team-blanks.tsx';

const words = zhCN.plan;

/** The plan as one sentence with blanks; each 【】 opens its control. */
export function PlanSentence({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const population = outlook.preview?.population ?? null;
  return (
    <p className="sentence" aria-label={words.sentenceLabel}>
      {words.items}
      <ItemsBlank outlook={outlook} />
      {words.sentenceItems}
      {words.from}
      <FilterBlank attribute="district" none={words.allDistricts} />
      {words.of}
      <FilterBlank attribute="objectType" none={words.allFirms} />
      {words.amount(population)}
      <StrataBlank />
      {words.drawing}
      <QuotaBlank outlook={outlook} />
      {words.comma}
      {words.leading}
      <LeadBlank />
      {words.leads}
      {words.comma}
      <ParticipantsBlank />
      {words.comma}
      {words.eachTeam}
      <TeamSizeBlank />
      {words.officers}
      <RouteBlank />
      {words.firmsEach}
      <DeadlineBlank outlook={outlook} />
      {words.before}
    </p>
  );
}

function DeadlineBlank({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const until = usePaneState((state) => state.plan.until);
  return (
    <Blank
      text={until === '' ? words.chooseDate : words.day(until, outlook.today)}
      label={words.untilDay}
      missing={until === ''}
    >
      <DayFields outlook={outlook} />
    </Blank>
  );
}
