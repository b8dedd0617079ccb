import { describe, expect, test } from '@jest/globals';
import { may, mayEver, PERMISSIONS, type Action, type Actor, type Occasion } from '../../../core/access/permissions.ts';
import { departmentCode, inspectorId } from '../../../core/model/normalise.ts';
import { ROLES, type Role } from '../../../core/wire/api.ts';
import { must } from '../../support/sample-draw.ts';

const [OWN, OTHER, THIRD] = ['SCJG', 'XFJY', 'WJW'].map((code) => must(departmentCode(code))) as [
  Actor['department'],
  Actor['department'],
  Actor['department'],
];
const id = (text: string): Actor['id'] => must(inspectorId(text));
const actor = (role: Role, department = OWN): Actor => ({ id: id('P1'), department, role });

/** Occasions on which somebody of department SCJG, called P1, acts. */
const OCCASIONS = {
  'own draw': { lead: OWN, participants: [OTHER], person: id('P2'), team: [] },
  'draw taken part in': { lead: OTHER, participants: [OWN], person: id('P2'), team: [] },
  'foreign draw': { lead: OTHER, participants: [THIRD], person: id('P2'), team: [] },
  'about oneself': { lead: OTHER, participants: [], person: id('P1'), team: [] },
  'member of the team': { lead: OTHER, person: id('P2'), team: [{ person: id('P1'), lead: false }] },
  'lead of the team': { lead: OTHER, person: id('P2'), team: [{ person: id('P1'), lead: true }] },
  'lead, about oneself': { lead: OTHER, person: id('P1'), team: [{ person: id('P1'), lead: true }] },
} as const satisfies Readonly<Record<string, Occasion>>;
type OccasionName = keyof typeof OCCASIONS;

const ALL = Object.keys(OCCASIONS) as OccasionName[];
const SELF: readonly OccasionName[] = ['about oneself', 'lead, about oneself'];
const TEAM: readonly OccasionName[] = ['member of the team', 'lead of the team', 'lead, about oneself'];

/** Who may do what, where: written by hand from the design, not from the table. */
const EXPECTED: Readonly<Record<Action, Readonly<Record<Role, readonly OccasionName[]>>>> = {
  pair: { clerk: ALL, 'joint-office': ALL, auditor: ALL, inspector: [] },
  'read-directory': { clerk: ALL, 'joint-office': ALL, auditor: ALL, inspector: [] },
  'list-draws': { clerk: ALL, 'joint-office': ALL, auditor: ALL, inspector: [] },
  'read-draw': { clerk: ['own draw', 'draw taken part in'], 'joint-office': ALL, auditor: ALL, inspector: [] },
  'read-transcript': { clerk: ['own draw', 'draw taken part in'], 'joint-office': ALL, auditor: ALL, inspector: [] },
  seal: { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  draw: { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  void: { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  'record-public-value': { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  remind: { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  contribute: { clerk: SELF, 'joint-office': SELF, auditor: SELF, inspector: SELF },
  'answer-assignment': { clerk: SELF, 'joint-office': SELF, auditor: SELF, inspector: SELF },
  declare: { clerk: SELF, 'joint-office': SELF, auditor: SELF, inspector: SELF },
  'decide-recusal': { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: ['lead of the team'] },
  'release-place': { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  'file-result': { clerk: TEAM, 'joint-office': TEAM, auditor: TEAM, inspector: TEAM },
  'review-result': { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: ['lead of the team'] },
  'publish-result': { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  'register-people': { clerk: [], 'joint-office': ALL, auditor: [], inspector: [] },
  'record-visit': { clerk: ['own draw'], 'joint-office': ALL, auditor: [], inspector: [] },
  'read-lists': { clerk: ALL, 'joint-office': ALL, auditor: ALL, inspector: [] },
  'read-list-whole': { clerk: ['own draw'], 'joint-office': ALL, auditor: ALL, inspector: [] },
  'keep-list': { clerk: ['own draw'], 'joint-office': ['own draw'], auditor: [], inspector: [] },
  'read-people': { clerk: ['own draw'], 'joint-office': ALL, auditor: ALL, inspector: [] },
};

const rows = (Object.keys(EXPECTED) as Action[]).flatMap((action) =>
  ROLES.map((role) => [action, role, EXPECTED[action][role]] as const),
);

describe('who may do what', () => {
  test('the table names every action', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual(Object.keys(EXPECTED).sort());
  });

  test.each(rows)('%s by %s: %j', (action, role, occasions) => {
    const allowed = ALL.filter((name) => may(actor(role), action, OCCASIONS[name]));
    expect(allowed).toEqual(occasions);
    expect(mayEver(role, action)).toBe(occasions.length > 0);
  });

  test('what is not known of an occasion is no ground', () => {
    expect(may(actor('clerk'), 'draw')).toBe(false);
    expect(may(actor('inspector'), 'answer-assignment')).toBe(false);
    expect(may(actor('inspector'), 'decide-recusal', { person: id('P2') })).toBe(false);
  });
});
