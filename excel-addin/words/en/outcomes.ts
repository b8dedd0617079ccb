import { MIN_ENTROPY_TENTHS } from '../../../core/draw/assurance.ts';
import type { EntityStatus } from '../../../core/model/entity.ts';
import type { DrawPhase, Role } from '../../../core/wire/api.ts';
import type { Words } from '../chinese.ts';

/** What a person is to the office. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  clerk: 'clerk',
  'joint-office': 'joint office',
  inspector: 'inspector',
  auditor: 'auditor',
};

/** Where a draw stands; follows “This draw”. */
export const PHASE_WORDS: Readonly<Record<DrawPhase, string>> = {
  sealed: 'is sealed',
  ready: 'is ready to be drawn',
  drawn: 'has been drawn',
  void: 'is void',
};

/** Whether a firm still exists. */
export const ENTITY_STATUS_WORDS: Readonly<Record<EntityStatus, string>> = {
  active: 'active',
  deregistered: 'deregistered',
  revoked: 'licence revoked',
  'moved-out': 'moved away',
  cancelled: 'registration cancelled',
  closed: 'closed',
};

/** Checks, reasons and states. */
export const outcomes: Words['outcomes'] = {
  checks: {
    form: 'The record is complete; nothing is missing or superfluous',
    'seal-hash': 'What was sealed agrees with the seal number',
    'seal-coherent': 'The sealed rules do not contradict each other',
    seed: 'The seed follows from the seal and the values that were handed in',
    assurance: 'The assurance level agrees with the evidence',
    'entity-root': 'The list of firms is the one that was sealed',
    exclusions: 'The exclusions agree in number and reason',
    strata: 'Every stratum agrees: in total, in the pool, drawn',
    drawn: 'Every firm drawn has one of the smallest tickets',
    reserve: 'The reserve list follows in order of tickets',
    identity: 'Names and addresses of the firms drawn are as sealed',
    'officer-root': 'The list of inspectors is the one that was sealed',
    'officers-opened': 'Certificates, leave and conflicts of the inspectors are as sealed',
    teams: 'The teams follow from the order of the draw',
    places: 'Every team has its lead, its departments and its number of people',
    eligibility: 'Who may fill each place comes out the same',
    'base-plan': 'The load is spread as evenly as possible, with proof',
    plan: 'The assignment after the random exchanges comes out the same',
    predecessor: 'It continues the record that it replaces',
  },
  paneChecks: {
    'same-seal': 'This is the result of the draw sealed on this computer',
    'same-transcript': 'The record received is the one that the server published',
  },
  ineligibility: {
    'declared-conflict': 'declared conflict of interest',
    'former-employer': 'once worked for the firm',
    'on-leave': 'on leave',
    'no-certificate': 'no enforcement certificate',
    'certificate-expired': 'certificate expires within the inspection period',
    qualification: 'other speciality',
    district: 'other district',
    department: 'other department',
    recused: 'withdrew, with approval',
  },
  exclusions: {
    filtered: 'outside the chosen range',
    'not-active': 'deregistered, revoked, moved away or closed',
    'frequency-cap': 'limit on visits reached',
    'recent-result-reused': 'recent result for the same item',
    listed: 'excluded by the clerk, with a reason',
  },
  assurance: {
    1: { name: 'Level 1', meaning: 'Not witnessed: only the office’s own random number' },
    2: { name: 'Level 2', meaning: 'Witnesses handed in values of their own in Feishu' },
    3: {
      name: 'Level 3',
      meaning: 'A witness committed first and disclosed later, or a public value named in advance was used',
    },
  },
  witnesses: { awaited: 'awaited', committed: 'committed', revealed: 'disclosed', absent: 'absent' },
  assignments: {
    assigned: 'no answer yet',
    accepted: 'accepted',
    'recusal-asked': 'asks to withdraw',
    'recusal-approved': 'withdrawal approved',
    'recusal-refused': 'withdrawal refused',
    released: 'being replaced',
    replaced: 'replaced',
  },
  deliveries: {
    'person-not-found': 'Not found in Feishu: check mobile number or email',
    'bot-unavailable-to-person': 'The bot is not available to this person: ask the administrator to add them',
    resigned: 'This person has left',
    'blocked-by-person': 'This person has blocked the bot',
    'content-refused': 'Feishu refused this card',
    'no-permission': 'The bot may not send: ask the administrator for the permission',
    'chat-gone': 'The team’s group was dissolved, or the bot is not in it',
    'quota-used-up': 'Urgent notices are used up; the message itself was delivered',
    refused: 'Feishu refused it; the code is on the bot’s card about undelivered messages',
    other: 'Not known whether it arrived: ask this person first',
  },
  roles: ROLE_WORDS,
  phases: { sealed: 'sealed', ready: 'ready to be drawn', drawn: 'drawn', void: 'void' },
  stages: {
    roster: 'Checking lists',
    tickets: 'Computing tickets',
    eligibility: 'Checking who may go',
    plan: 'Assigning inspectors',
    shuffle: 'Checking random exchanges',
    certificate: 'Checking the proof of balance',
    transcript: 'Checking the record',
  },
  lowEntropy: (tenths) =>
    `Without the office’s own secret, the sources add ${String(tenths / 10)} bits of randomness, less than ${String(MIN_ENTROPY_TENTHS / 10)}: this draw relies on the office not having picked its secret.`,
};
