import type { RulesNumber } from '../../../core/draw/rules-check.ts';
import type { SealTime } from '../../../core/draw/seal-check.ts';
import type { NoPlanAnswer, ShortageAnswer } from '../../../core/draw/no-plan-answer.ts';
import type { Words } from '../chinese.ts';
import { grouped, percent } from '../numbers.ts';
import type { DepartmentWords } from '../plan-faults.ts';
import { counted, listed } from './numbers.ts';
import { outcomes } from './outcomes.ts';

const NUMBER_NAMES: Readonly<Record<RulesNumber, string>> = {
  count: 'Number of firms',
  reserve: 'Reserve of each stratum',
  'team.size': 'Size of a team',
  'team.routeLength': 'Firms of a team',
  'team.loadCap': 'Most teams of one person',
  weight: 'Weight',
};

const REPEATED_NAMES = {
  items: 'the inspection items',
  filters: 'the chosen range',
  stratifyBy: 'the columns of strata',
  rates: 'the ratios of strata',
  weights: 'the weights',
} as const;

/** Why rules can't be drawn by. */
export const rulesFaultAdvice: Words['faults']['rules'] = (fault, department) => {
  switch (fault.code) {
    case 'bad-number':
      return {
        what: `${NUMBER_NAMES[fault.field]} is ${grouped(fault.found)}; it should be from ${grouped(fault.least)} to ${grouped(fault.most)}.`,
        todo: 'Change this number.',
      };
    case 'bad-ratio':
      return {
        what: `The ratio ${percent(fault.ratio)} is not between 0 and 100%.`,
        todo: 'Use a ratio above 0 and not above 100%.',
      };
    case 'repeated-department':
      return {
        what: `${department(fault.department)} both leads and takes part, or is named twice.`,
        todo: 'Remove the repetition.',
      };
    case 'repeated-name':
      return { what: `“${fault.name}” is twice in ${REPEATED_NAMES[fault.field]}.`, todo: 'Keep one of them.' };
    case 'too-many':
      return {
        what: `${grouped(fault.found)} are chosen, more than ${grouped(fault.limit)}.`,
        todo: 'Choose fewer, or make several tasks.',
      };
    case 'no-items':
      return { what: 'No inspection item is chosen.', todo: 'Choose at least one.' };
    case 'full-coverage-without-basis':
      return {
        what: `${listed(fault.items)}: all firms are to be inspected, so none can be drawn at random.`,
        todo: 'Choose another item, or state the basis for drawing.',
      };
    case 'item-of-other-department':
      return {
        what: `Item ${fault.item} belongs to ${department(fault.department)}, which does not take part.`,
        todo: 'Let this department take part, or choose another item.',
      };
    case 'window-reversed':
      return {
        what: `The start ${fault.from} is later than the deadline ${fault.until}.`,
        todo: 'Start earlier, or move the deadline back.',
      };
  }
};

const TIME_NAMES: Readonly<Record<SealTime, string>> = {
  sealedAt: 'the time of sealing',
  contributionsUntil: 'the deadline for values',
  revealsUntil: 'the deadline for disclosure',
  'publicSource.notBefore': 'the time of the public value',
};

/** Why a seal contradicts itself. */
export const sealFaultAdvice: Words['faults']['seal'] = (fault, department) => {
  switch (fault.code) {
    case 'out-of-order':
      return {
        what: 'The sealed lists are not in order: an error of the program.',
        todo: 'Reopen the add-in and try again.',
      };
    case 'times-out-of-order':
      return {
        what: `Out of order: ${TIME_NAMES[fault.later]} is before ${TIME_NAMES[fault.earlier]}.`,
        todo: 'Move the time back.',
      };
    case 'leave-out-without-public-source':
      return {
        what: 'If witnesses may be absent, a public value must be named in advance.',
        todo: 'Name a public value, or let the draw be void when a witness is absent.',
      };
    case 'assurance-out-of-reach':
      return {
        what: `This office requires assurance level ${String(fault.least)} or higher; the present arrangement does not reach it.`,
        todo: 'Add a witness, or name a public value.',
      };
    case 'unnamed-department':
      return {
        what: `Department ${department(fault.department)} is not in the list of departments.`,
        todo: 'Add it to the sheet of departments (“成员单位”).',
      };
    default:
      return rulesFaultAdvice(fault, department);
  }
};

function needsWords(shortage: ShortageAnswer, department: DepartmentWords): string {
  return shortage.needs
    .map(({ role, department: code, qualification, places }) => {
      const who = code === '' ? 'any department taking part' : department(code);
      const skilled = qualification === '' ? '' : ` of the speciality “${qualification}”`;
      return `${role === 'lead' ? counted(places, 'team lead') : counted(places, 'inspector')} of ${who}${skilled}`;
    })
    .join(', ');
}

function districtsWords({ districts }: ShortageAnswer): string {
  const names = districts.map(({ name }) => name).filter((name) => name !== '');
  return names.length === 0 ? '' : ` in ${listed(names, 3)}`;
}

/** The smallest reason for which no plan exists in one sentence; what it rests on, and the rest, beneath it. */
export const noPlanAdvice: Words['faults']['noPlan'] = (answer, department) => {
  const { smallest, remedies } = answer;
  const able =
    smallest.officerCount === 0
      ? 'nobody can be sent'
      : `only ${counted(smallest.officerCount, 'person', 'people')} can be sent, for ${counted(smallest.supply, 'place')} in all`;
  return {
    what: `No assignment is possible: ${counted(smallest.teams, 'team')}${districtsWords(smallest)} (${counted(smallest.entities, 'firm')}) need ${needsWords(smallest, department)}; ${able}, so ${counted(smallest.missing, 'place')} must stay empty.`,
    todo: levelWords(remedies),
    evidence: evidenceOf(answer),
  };
};

/** People named in a sentence. */
const MOST_PEOPLE = 5;

/** First level: hard rules, which no limit mends; second level: limits. */
function levelWords({ raiseCaps: { left, total } }: NoPlanAnswer['remedies']): string {
  if (left === 0) {
    return `By the rules there are people to send; only the limits per person are too low, by ${grouped(total)} in all.`;
  }
  const caps =
    total > 0 ? ` For ${counted(total, 'more place', 'more places')} the limits per person are too low.` : '';
  return `For ${counted(left, 'place')} there is nobody to send however high the limits: change the rules, add people or draw fewer firms.${caps}`;
}

function evidenceOf({ smallest, total, remedies }: NoPlanAnswer): readonly string[] {
  const names = smallest.officers
    .slice(0, MOST_PEOPLE)
    .map(({ name, cap }) => `${name} (at most ${counted(cap, 'team')})`);
  const more = smallest.officerCount > names.length ? ` and ${grouped(smallest.officerCount - names.length)} more` : '';
  const told = smallest.reasons ?? [];
  const own = told.filter(({ reason }) => reason !== 'department');
  const reasons = (own.length > 0 ? own : told).map(
    ({ reason, pairs }) => `${outcomes.ineligibility[reason]} (${grouped(pairs)})`,
  );
  return [
    ...(names.length > 0 ? [`Who can be sent: ${names.join(', ')}${more}.`] : []),
    ...(reasons.length > 0 ? [`Why others cannot, counted by person and team: ${reasons.join(', ')}.`] : []),
    `In total ${counted(total.missing, 'place')} are missing (${counted(total.entities, 'firm')}). Taking out ${counted(remedies.dropEntities, 'firm')}, or adding people for ${counted(remedies.addPlaces, 'place')}, would do.`,
  ];
}
