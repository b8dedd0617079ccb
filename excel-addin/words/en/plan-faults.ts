import type { RulesNumber } from '../../../core/draw/rules-check.ts';
import type { SealTime } from '../../../core/draw/seal-check.ts';
import type { ShortageAnswer } from '../../../core/draw/no-plan-answer.ts';
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
    .map(({ role, department: code, places }) => {
      const who = code === '' ? 'any department taking part' : department(code);
      return `${role === 'lead' ? counted(places, 'team lead') : counted(places, 'inspector')} of ${who}`;
    })
    .join(', ');
}

/** The reason for which no plan exists, and what would help. */
export const noPlanAdvice: Words['faults']['noPlan'] = ({ smallest, total, remedies }, department) => {
  const names = smallest.officers.map(({ name, cap }) => `${name} (at most ${counted(cap, 'team')})`);
  const reasons = (smallest.reasons ?? []).map(
    ({ reason, pairs }) => `${outcomes.ineligibility[reason]} (${counted(pairs, 'pair')})`,
  );
  const sentences = [
    `No assignment is possible. Smallest reason: ${counted(smallest.entities, 'firm')} (${counted(smallest.teams, 'team')}) need ${needsWords(smallest, department)}`,
    `Only ${counted(smallest.officerCount, 'person', 'people')} can be sent${names.length > 0 ? ` (${listed(names, 5)})` : ''}, for ${counted(smallest.supply, 'place')} in all`,
    `In total ${counted(total.missing, 'place')} are missing (${counted(total.entities, 'firm')})`,
    ...(reasons.length > 0 ? [`Why others cannot be sent: ${reasons.join('; ')}`] : []),
  ];
  const options = [
    remedies.raiseCaps.left === 0 ? `raise the limits per person by ${grouped(remedies.raiseCaps.total)} in all` : null,
    `take out ${counted(remedies.dropEntities, 'firm')}`,
    `add people for ${counted(remedies.addPlaces, 'place')}`,
  ].filter((option) => option !== null);
  return { what: `${sentences.join('. ')}.`, todo: `You can ${options.join('; or ')}.` };
};
