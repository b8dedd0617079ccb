import type { Activity, DrawOutcome } from '../../../core/journal/activity.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import type { DepartmentCode, InspectorId, Instant } from '../../../core/model/ids.ts';
import type { PersonOptions } from '../../../bot/sandbox/options.ts';
import { bytes32 } from '../../support/sample-draw.ts';
import { CLERK, DRAW, seal, WITNESSES } from './small-draw.ts';

/** A city's draw all at once: teams of two of a thousand officers, each officer in three of them. Names are fictional. */

export const APP = { appId: 'cli_00000000000000c3', appSecret: 'secret-of-the-burst', name: '双随机抽查' };

export const OFFICERS = 1000;
export const TEAMS = 1500;
export const TASK_CARDS = 2 * TEAMS;
/** Task cards, a visit list in each team's group, and receipts for two witnesses and the clerk. */
export const ALL_CARDS = TASK_CARDS + TEAMS + 3;

const SCJG = 'SCJG' as DepartmentCode; // fixed test ids
const XFJY = 'XFJY' as DepartmentCode;
const SEALED_AT = '2026-11-20T01:00:00Z' as Instant;

const officerId = (index: number): InspectorId => `HB${String(index).padStart(4, '0')}` as InspectorId;
export const openIdOf = (person: InspectorId): string => `ou_${person.toLowerCase()}`;

const PEOPLE: readonly InspectorId[] = [
  CLERK,
  ...WITNESSES,
  ...Array.from({ length: OFFICERS }, (_, index) => officerId(index)),
];

/** The same people as the local Feishu has them. */
export const FEISHU_PEOPLE: readonly PersonOptions[] = PEOPLE.map((person) => ({
  openId: openIdOf(person),
  name: `示例${person}`,
  department: SCJG,
}));

function outcome(): DrawOutcome {
  const member = (index: number, lead: boolean) => ({
    person: officerId(index % OFFICERS),
    name: `示例${officerId(index % OFFICERS)}`,
    department: lead ? SCJG : XFJY,
    lead,
  });
  return {
    assurance: 2,
    pool: 20_000,
    teams: Array.from({ length: TEAMS }, (_, team) => ({
      number: team + 1,
      members: [member(2 * team, true), member(2 * team + 1, false)],
      entities: [1, 2, 3].map((n) => ({
        id: `F${team}-${n}`,
        name: `示例餐饮服务第${team}-${n}户（虚构）`,
        address: `示例市示范路${team}号附${n}号`,
      })),
    })),
  };
}

/** All that happened before the burst, its witnesses' round already closed. */
export function beforeBurst(): readonly Activity[] {
  const sealed = seal();
  return [
    ...PEOPLE.flatMap((person): readonly Activity[] => [
      {
        type: 'PersonRegistered',
        person: { id: person, name: `示例${person}`, department: SCJG, role: person === CLERK ? 'clerk' : 'inspector' },
      },
      { type: 'PersonLinked', person, openId: openIdOf(person) },
    ]),
    { type: 'SealOffered', draw: DRAW, secretHash: bytes32('s'), by: CLERK, expiresAt: SEALED_AT },
    { type: 'DrawSealed', draw: DRAW, seal: sealed, sealHash: sealHash(sealed), by: CLERK },
    ...WITNESSES.map((person, index): Activity => ({
      type: 'ContributionTyped',
      draw: DRAW,
      department: index === 0 ? SCJG : XFJY,
      person,
      text: `骰子 ${index}`,
    })),
    { type: 'RoundClosed', draw: DRAW, absent: [], withheld: [] },
  ];
}

/** What sets the burst off. */
export const BURST: Activity = {
  type: 'DrawCompleted',
  draw: DRAW,
  transcriptHash: bytes32('t'),
  publicHash: bytes32('p'),
  summary: outcome(),
  by: CLERK,
};
