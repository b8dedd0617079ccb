import type { SealRefusal } from '../../../core/wire/api.ts';
import type { Words } from '../chinese.ts';
import type { Advice } from '../list-faults.ts';
import { isNoPlanAnswer } from '../no-plan-evidence.ts';
import { grouped } from '../numbers.ts';
import type { DepartmentWords } from '../plan-faults.ts';
import { quotedText } from '../their-text.ts';
import { previewFaultAdvice, rosterFaultAdvice } from './draw-faults.ts';
import { limitAdvice } from './limit-faults.ts';
import { counted } from './numbers.ts';
import { PHASE_WORDS, ROLE_WORDS } from './outcomes.ts';
import { noPlanAdvice, sealFaultAdvice } from './plan-faults.ts';

/** The word that the bot answers with a code. */
const ASK_AGAIN = 'Send “配对” to the bot in Feishu to pair again.';

const PAIRING = {
  unknown: { what: 'This pairing code is wrong.', todo: 'Compare it with Feishu, or send “配对” to the bot again.' },
  expired: { what: 'This pairing code has expired.', todo: 'Send “配对” to the bot again and use the new code.' },
  'too-many-attempts': {
    what: 'Too many attempts; pairing is blocked for the moment.',
    todo: 'Wait some minutes and try with a new code.',
  },
} as const;

/** Why the server refused, in words. */
export const apiFaultAdvice: Words['faults']['api'] = (fault, department) => {
  switch (fault.code) {
    case 'unauthorised':
      return { what: 'This computer is not paired, or its pairing was revoked.', todo: ASK_AGAIN };
    case 'session-expired':
      return { what: 'The pairing has expired.', todo: ASK_AGAIN };
    case 'forbidden':
      return {
        what: `Your role is ${ROLE_WORDS[fault.role]}; it does not allow this step.`,
        todo: 'Ask the clerk of the leading department or the joint office.',
      };
    case 'pairing-refused':
      return PAIRING[fault.cause];
    case 'not-found':
      return {
        what: 'The server has no such draw.',
        todo: 'Start again at “Plan”, or ask the administrator.',
      };
    case 'too-large':
      return {
        what: `The lists are too large: the server takes ${grouped(Math.floor(fault.limit / 1048576))} MB at a time.`,
        todo: 'Make several draws by district.',
      };
    case 'malformed':
      return {
        what: `The server did not understand the request (${fault.path}).`,
        todo: 'Add-in and server may be of different versions; ask the administrator to update.',
      };
    case 'offer-lapsed':
      return { what: 'The number for sealing has lapsed.', todo: 'Press “Seal” again.' };
    case 'list-moved':
      return {
        what: `${fault.newest.byName} has synced version ${grouped(fault.newest.number)} meanwhile.`,
        todo: 'Nothing was overwritten. Merge first, then sync.',
      };
    case 'list-repeats':
      return {
        what: `“${quotedText(fault.id)}” is in the list twice.`,
        todo: 'Delete one of the rows and sync again.',
      };
    case 'seal-mismatch':
      return {
        what: `The seal that the server computed differs from this computer’s (${fault.field}).`,
        todo: 'Nothing was sealed. Read the lists again and retry; if it still differs, ask the administrator.',
      };
    case 'seal-refused':
      return sealRefusalAdvice(fault.fault, department);
    case 'contribution-refused':
      return { what: 'This value was not accepted.', todo: 'See the message in Feishu.' };
    case 'illegal-transition':
      return {
        what: `This draw ${PHASE_WORDS[fault.phase]}; this step is no longer possible.`,
        todo: 'Refresh and look again.',
      };
    case 'not-ready':
      return fault.waitingFor === 'contributions'
        ? { what: 'Not all witnesses have handed in their values.', todo: 'Wait for them, or for the deadline.' }
        : { what: 'The public value named in advance is not out yet.', todo: 'Enter it once published, then draw.' };
    case 'draw-refused':
      return drawRefusalAdvice(fault.fault, department);
    case 'too-many-requests':
      return { what: 'Too many requests.', todo: `Try again in ${counted(fault.retryAfterSeconds, 'second')}.` };
    case 'busy':
      return { what: 'The server is busy.', todo: 'Try again in a moment.' };
    case 'internal':
      return {
        what: `The server made an error (reference ${fault.reference}).`,
        todo: 'Try again; if it still fails, give the reference to the administrator.',
      };
  }
};

function sealRefusalAdvice(fault: SealRefusal, department: DepartmentWords): Advice {
  switch (fault.code) {
    case 'roster-refused':
      return rosterFaultAdvice(fault.fault);
    case 'contradiction':
      return sealFaultAdvice(fault.fault, department);
    case 'undrawable':
      return previewFaultAdvice(fault.fault);
    case 'ratio-above-ceiling':
    case 'capped-in-pool':
    case 'cap-unfounded':
      return limitAdvice(fault);
    case 'deadline-past':
      return fault.field === 'inspectionUntil'
        ? { what: `The deadline ${fault.found} has passed.`, todo: 'Choose today or a later day.' }
        : { what: 'The time for the witnesses has passed.', todo: 'Give them more time, then seal again.' };
    case 'item-list-outdated':
      return {
        what: `There is a newer version of the item list (${fault.expected}).`,
        todo: 'Read the item list again, then seal.',
      };
    case 'witness-unknown':
      return {
        what: `The witness ${fault.person} of ${department(fault.department)} is not in the list of people.`,
        todo: 'Choose another witness.',
      };
    case 'assurance-below-office':
      return {
        what: `This office requires assurance level ${String(fault.expected)} or higher; this draw has level ${String(fault.found)}.`,
        todo: 'Add a witness, or name a public value.',
      };
    case 'declaration-missing':
      return {
        what: `${fault.name} has just declared leave or a conflict of interest in the chat.`,
        todo: 'Press “Seal” again; it is then taken in.',
      };
    case 'replaced-draw-not-void':
      return {
        what: `The draw ${fault.drawNumber} that is to be replaced is not void yet.`,
        todo: 'Void it first, then seal the new one.',
      };
  }
}

/** The engine's reason; beyond its code the evidence is the server's word and only shown. */
function drawRefusalAdvice(
  fault: { readonly code: string } & Readonly<Record<string, unknown>>,
  department: DepartmentWords,
): Advice {
  if (fault.code === 'no-plan' && isNoPlanAnswer(fault['answer'])) return noPlanAdvice(fault['answer'], department);
  return { what: `The draw did not succeed (${fault.code}).`, todo: 'Void this seal, change the plan and seal again.' };
}
