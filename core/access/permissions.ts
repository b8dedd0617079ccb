import type { DepartmentCode, InspectorId } from '../model/ids.ts';
import type { Role } from '../wire/api.ts';

/** What people do with the office. */
export type Action =
  | 'pair'
  | 'read-directory'
  | 'list-draws'
  | 'read-draw'
  | 'read-transcript'
  | 'seal'
  | 'draw'
  | 'void'
  | 'record-public-value'
  | 'remind'
  | 'contribute'
  | 'answer-assignment'
  | 'declare'
  | 'decide-recusal'
  | 'release-place'
  | 'file-result'
  | 'review-result'
  | 'publish-result'
  | 'register-people'
  | 'record-visit'
  | 'read-lists'
  | 'read-list-whole'
  | 'keep-list'
  | 'read-people';

/** On what ground a role may do something. */
export type Ground =
  /** By the role alone. */
  | 'always'
  /** For draws that the person's department leads; for visits, lists and people of the person's department. */
  | 'leading-department'
  /** For draws in which the person's department takes part or leads. */
  | 'taking-part'
  /** The person is the one whom it is about: the witness, the holder of the place. */
  | 'in-person'
  /** The person is in the team. */
  | 'in-team'
  /** The person leads the team, and it isn't about the person. */
  | 'leading-team';

/** What is known of the case; what isn't given can't be a ground. */
export interface Occasion {
  readonly lead?: DepartmentCode;
  readonly participants?: readonly DepartmentCode[];
  /** Whom it is about. */
  readonly person?: InspectorId;
  readonly team?: readonly { readonly person: InspectorId; readonly lead: boolean }[];
}

/** Who acts. */
export interface Actor {
  readonly id: InspectorId;
  readonly department: DepartmentCode;
  readonly role: Role;
}

/**
 * Who may do what (`design.md`, "Who may do what"). The joint office coordinates and may step in everywhere; an auditor
 * reads everything and changes nothing; results are entered by the team that inspected (谁检查谁录入谁公开,
 * `regulation.md` §3 七).
 */
export const PERMISSIONS: Readonly<Record<Action, Readonly<Partial<Record<Role, Ground>>>>> = {
  pair: { clerk: 'always', 'joint-office': 'always', auditor: 'always' },
  'read-directory': { clerk: 'always', 'joint-office': 'always', auditor: 'always' },
  'list-draws': { clerk: 'always', 'joint-office': 'always', auditor: 'always' },
  'read-draw': { clerk: 'taking-part', 'joint-office': 'always', auditor: 'always' },
  'read-transcript': { clerk: 'taking-part', 'joint-office': 'always', auditor: 'always' },
  seal: { clerk: 'leading-department', 'joint-office': 'always' },
  draw: { clerk: 'leading-department', 'joint-office': 'always' },
  void: { clerk: 'leading-department', 'joint-office': 'always' },
  'record-public-value': { clerk: 'leading-department', 'joint-office': 'always' },
  remind: { clerk: 'leading-department', 'joint-office': 'always' },
  contribute: { clerk: 'in-person', 'joint-office': 'in-person', inspector: 'in-person', auditor: 'in-person' },
  'answer-assignment': {
    clerk: 'in-person',
    'joint-office': 'in-person',
    inspector: 'in-person',
    auditor: 'in-person',
  },
  declare: { clerk: 'in-person', 'joint-office': 'in-person', inspector: 'in-person', auditor: 'in-person' },
  'decide-recusal': { clerk: 'leading-department', 'joint-office': 'always', inspector: 'leading-team' },
  'release-place': { clerk: 'leading-department', 'joint-office': 'always' },
  'file-result': { clerk: 'in-team', 'joint-office': 'in-team', inspector: 'in-team', auditor: 'in-team' },
  'review-result': { clerk: 'leading-department', 'joint-office': 'always', inspector: 'leading-team' },
  'publish-result': { clerk: 'leading-department', 'joint-office': 'always' },
  'register-people': { 'joint-office': 'always' },
  'record-visit': { clerk: 'leading-department', 'joint-office': 'always' },
  'read-lists': { clerk: 'always', 'joint-office': 'always', auditor: 'always' },
  // leave, conflicts and former employers of officers are nobody's business in another department
  'read-list-whole': { clerk: 'leading-department', 'joint-office': 'always', auditor: 'always' },
  // whoever keeps a list answers for it: nobody writes into another department's
  'keep-list': { clerk: 'leading-department', 'joint-office': 'leading-department' },
  'read-people': { clerk: 'leading-department', 'joint-office': 'always', auditor: 'always' },
};

/** Whether somebody may do something on an occasion. */
export function may(actor: Actor, action: Action, occasion: Occasion = {}): boolean {
  const ground = PERMISSIONS[action][actor.role];
  return ground !== undefined && holds(ground, actor, occasion);
}

/** Whether the role may do something on some occasion: what is asked before the occasion is known. */
export const mayEver = (role: Role, action: Action): boolean => PERMISSIONS[action][role] !== undefined;

function holds(ground: Ground, actor: Actor, occasion: Occasion): boolean {
  switch (ground) {
    case 'always':
      return true;
    case 'leading-department':
      return occasion.lead === actor.department;
    case 'taking-part':
      return occasion.lead === actor.department || (occasion.participants ?? []).includes(actor.department);
    case 'in-person':
      return occasion.person === actor.id;
    case 'in-team':
      return (occasion.team ?? []).some(({ person }) => person === actor.id);
    case 'leading-team':
      return (
        occasion.person !== actor.id && (occasion.team ?? []).some(({ person, lead }) => lead && person === actor.id)
      );
  }
}
