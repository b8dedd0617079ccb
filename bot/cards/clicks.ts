import type { DepartmentCode, DrawNumber, InspectorId } from '../../core/model/ids.ts';
import type { ClickValue } from './card.ts';

/**
 * What a button of ours says when it is clicked. Who clicked comes from Feishu; the rest was ours but travels through
 * the clicker's hands, so {@link readClick} takes nothing on trust and the office checks every right anew.
 */
export type Click =
  /** Accept one's place in a team. */
  | { readonly do: 'accept'; readonly draw: DrawNumber; readonly team: number }
  /** Have the card of a task or a review sent again, below. */
  | { readonly do: 'show-task'; readonly draw: DrawNumber; readonly team: number }
  | { readonly do: 'show-review'; readonly draw: DrawNumber; readonly team: number }
  /** Show a form, or go back from it. Changes nothing. */
  | { readonly do: 'recusal-form' | 'result-form' | 'back'; readonly draw: DrawNumber; readonly team: number }
  /** Send the form. */
  | { readonly do: 'ask-recusal' | 'file-result'; readonly draw: DrawNumber; readonly team: number }
  | {
      readonly do: 'approve-recusal' | 'refuse-recusal';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly person: InspectorId;
    }
  /** Show the form that asks why one firm's result is returned; `entity` is its mark. */
  | { readonly do: 'return-form'; readonly draw: DrawNumber; readonly team: number; readonly entity: string }
  /** Review it. */
  | {
      readonly do: 'accept-result' | 'return-result';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly entity: string;
    }
  /** Publish all that has been reviewed. */
  | { readonly do: 'publish-results'; readonly draw: DrawNumber }
  /** Send again what could not be delivered. */
  | { readonly do: 'resend-failed'; readonly draw: DrawNumber }
  /** Give a typed contribution. */
  | { readonly do: 'contribute'; readonly draw: DrawNumber; readonly department: DepartmentCode }
  /** Ask for a link to the page where a witness commits and opens. */
  | { readonly do: 'witness-link'; readonly draw: DrawNumber }
  /** Turn to a page of a long list. */
  | {
      readonly do: 'task-page' | 'result-page';
      readonly draw: DrawNumber;
      readonly team: number;
      readonly page: number;
    }
  /** The same in a group, or of results to review. */
  | { readonly do: 'group-page'; readonly draw: DrawNumber; readonly team: number; readonly page: number }
  | { readonly do: 'review-page'; readonly draw: DrawNumber; readonly team: number; readonly page: number }
  /** Turn to a page of those who could not be reached. */
  | { readonly do: 'undelivered-page'; readonly draw: DrawNumber; readonly page: number }
  /** Remind everybody of a draw who is not done. */
  | { readonly do: 'remind-all'; readonly draw: DrawNumber }
  /** Send a form about one's own leave, or about firms to keep away from. */
  | { readonly do: (typeof DECLARING)[number] }
  /** Same as writing the command to the bot. */
  | { readonly do: 'say'; readonly command: MenuCommand };

const DECLARING = ['declare-leave', 'withdraw-leave', 'declare-conflict', 'withdraw-conflict'] as const;

/** Commands that buttons and the bot's menu offer. */
export const MENU_COMMANDS = [
  'tasks',
  'today',
  'progress',
  'leave',
  'recusal',
  'help',
  'pair',
  'unpair',
  'overdue',
  'statistics',
  'people',
] as const;
export type MenuCommand = (typeof MENU_COMMANDS)[number];

/** Names of the form's fields. */
export const RECUSAL_REASON_FIELD = 'reason';
export const RECUSAL_NOTE_FIELD = 'note';
export const RESULT_ENTITY_FIELD = 'entity';
export const RESULT_FIELD = 'finding';
export const RESULT_NOTE_FIELD = 'remark';
export const REVIEW_NOTE_FIELD = 'why';
export const CONTRIBUTION_FIELD = 'value';
export const LEAVE_FROM_FIELD = 'from';
export const LEAVE_TO_FIELD = 'to';
export const LEAVE_FIELD = 'declared';
export const CONFLICT_FIRM_FIELD = 'firm';
export const CONFLICT_FIELD = 'declared';

/** The click as a button carries it. */
export function clickValue(click: Click): ClickValue {
  const value: Record<string, string> = {};
  for (const [name, content] of Object.entries(click)) value[name] = String(content);
  return value;
}

const ID = /^[^\p{Cc}]{1,64}$/u;
const SMALL_NUMBER = /^[1-9]\d{0,5}$/;

/** Clicks that are about a whole draw. */
const OF_DRAW = ['remind-all', 'witness-link', 'publish-results', 'resend-failed'] as const;

/** Reads what came back, or null when it is none of ours. */
export function readClick(value: ClickValue): Click | null {
  const what = value['do'];
  if (what === 'say') return readSay(value['command']);
  const declaring = DECLARING.find((name) => name === what);
  if (declaring !== undefined) return { do: declaring };
  const draw = idOf(value['draw']) as DrawNumber | null; // only ever looked up
  if (draw === null) return null;
  const ofDraw = OF_DRAW.find((name) => name === what);
  if (ofDraw !== undefined) return { do: ofDraw, draw };
  if (what === 'contribute') {
    const department = idOf(value['department']) as DepartmentCode | null; // only ever compared
    return department === null ? null : { do: what, draw, department };
  }
  if (what === 'undelivered-page') {
    const page = numberOf(value['page']);
    return page === null ? null : { do: what, draw, page };
  }
  const team = numberOf(value['team']);
  return team === null ? null : readTeamClick(what, draw, team, value);
}

function readTeamClick(what: string | undefined, draw: DrawNumber, team: number, value: ClickValue): Click | null {
  switch (what) {
    case 'accept':
    case 'show-task':
    case 'show-review':
    case 'recusal-form':
    case 'result-form':
    case 'back':
    case 'ask-recusal':
    case 'file-result':
      return { do: what, draw, team };
    case 'approve-recusal':
    case 'refuse-recusal': {
      const person = idOf(value['person']) as InspectorId | null; // only ever looked up
      return person === null ? null : { do: what, draw, team, person };
    }
    case 'accept-result':
    case 'return-form':
    case 'return-result': {
      const entity = idOf(value['entity']);
      return entity === null ? null : { do: what, draw, team, entity };
    }
    case 'task-page':
    case 'group-page':
    case 'result-page':
    case 'review-page': {
      const page = numberOf(value['page']);
      return page === null ? null : { do: what, draw, team, page };
    }
    default:
      return null;
  }
}

function readSay(command: string | undefined): Click | null {
  const known = MENU_COMMANDS.find((name) => name === command);
  return known === undefined ? null : { do: 'say', command: known };
}

/** Only the form is checked here; whether such a draw or person exists is the office's to say. */
function idOf(text: string | undefined): string | null {
  return text !== undefined && ID.test(text) ? text : null;
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && SMALL_NUMBER.test(text) ? Number(text) : null;
}
