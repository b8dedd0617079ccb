import type { Seal } from '../../../core/draw/seal.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import type { Activity, DrawOutcome } from '../../../core/journal/activity.ts';
import type { DrawState, OfficeState } from '../../../core/journal/state.ts';
import type { DepartmentCode, DrawNumber, InspectorId, Instant } from '../../../core/model/ids.ts';
import { bytes32, sampleEntities, sampleInspector, sampleSeal, withSalts } from '../../support/sample-draw.ts';

/** The life of a small draw as activities, each made only when the state asks for it. All names are fictional. */

export const DRAW = 'SZ-2026-0007' as DrawNumber; // fixed test ids
const SCJG = 'SCJG' as DepartmentCode;
const XFJY = 'XFJY' as DepartmentCode;
const id = (text: string): InspectorId => text as InspectorId;
export const CLERK = id('C1');
export const WITNESSES = [id('W0'), id('W1')];
export const OFFICERS = [id('A'), id('B'), id('C'), id('D')];
export const NEWCOMER = id('E');

const SEALED_AT = '2026-11-20T01:00:00Z' as Instant;

export function seal(over: Partial<Seal> = {}): Seal {
  const entities = sampleEntities(20);
  return sampleSeal(entities, withSalts([0, 1, 2, 3].map((index) => sampleInspector(index))), {
    drawNumber: DRAW,
    sealedAt: SEALED_AT,
    witnesses: WITNESSES.map((person, index) => ({
      person,
      department: index === 0 ? SCJG : XFJY,
      name: `示例见证人${index}`,
      form: 'typed',
    })),
    ...over,
  });
}

const member = (person: InspectorId, lead: boolean) => ({
  person,
  name: `示例${person}`,
  department: lead ? SCJG : XFJY,
  lead,
});

/** Two teams of two officers and two firms; in the second form, E has taken B's place. */
export function outcome(replaced = false): DrawOutcome {
  const firm = (index: number) => ({ id: `F${index}`, name: `示例商店${index}（虚构）`, address: `示例路${index}号` });
  return {
    assurance: 2,
    pool: 20,
    teams: [
      {
        number: 1,
        members: [member(id('A'), true), member(replaced ? NEWCOMER : id('B'), false)],
        entities: [firm(1), firm(2)],
      },
      { number: 2, members: [member(id('C'), true), member(id('D'), false)], entities: [firm(3), firm(4)] },
    ],
  };
}

export const openIdOf = (person: InspectorId): string => `ou_${person}`;

/** One step of the life: what is written when it has not happened yet. */
export type LifeStep = (state: OfficeState) => readonly Activity[];

const PEOPLE = [CLERK, ...WITNESSES, ...OFFICERS, NEWCOMER];

const whenDraw =
  (wanted: (draw: DrawState) => readonly Activity[]): LifeStep =>
  (state) => {
    const draw = state.draws.get(DRAW);
    return draw === undefined ? [] : wanted(draw);
  };

const place = (draw: DrawState, person: InspectorId) =>
  [...draw.assignments.values()].find((each) => each.person === person);

/** From the people to an acceptance, a recusal and its replacement. */
export const LIFE: readonly LifeStep[] = [
  (state) =>
    state.people.size > 0
      ? []
      : PEOPLE.flatMap((person): readonly Activity[] => [
          {
            type: 'PersonRegistered',
            person: {
              id: person,
              name: `示例${person}`,
              department: SCJG,
              role: person === CLERK ? 'clerk' : 'inspector',
            },
          },
          { type: 'PersonLinked', person, openId: openIdOf(person) },
        ]),
  (state) =>
    state.draws.has(DRAW)
      ? []
      : [
          ...(state.offers.has(DRAW)
            ? []
            : [
                { type: 'SealOffered', draw: DRAW, secretHash: bytes32('s'), by: CLERK, expiresAt: SEALED_AT } as const,
              ]),
          { type: 'DrawSealed', draw: DRAW, seal: seal(), sealHash: sealHash(seal()), by: CLERK },
        ],
  ...WITNESSES.map((person, index) =>
    whenDraw((draw) => {
      const department = index === 0 ? SCJG : XFJY;
      if (draw.contributions.has(department)) return [];
      return [{ type: 'ContributionTyped', draw: DRAW, department, person, text: `骰子 ${index}` }];
    }),
  ),
  whenDraw((draw) => (draw.roundClosed ? [] : [{ type: 'RoundClosed', draw: DRAW, absent: [], withheld: [] }])),
  whenDraw((draw) =>
    draw.transcripts.length > 0
      ? []
      : [
          {
            type: 'DrawCompleted',
            draw: DRAW,
            transcriptHash: bytes32('t'),
            publicHash: bytes32('p'),
            summary: outcome(),
            by: CLERK,
          },
        ],
  ),
  whenDraw((draw) =>
    place(draw, id('A'))?.state.kind === 'assigned'
      ? [{ type: 'AssignmentAccepted', draw: DRAW, team: 1, person: id('A') }]
      : [],
  ),
  whenDraw((draw) =>
    place(draw, id('B'))?.state.kind === 'assigned'
      ? [
          {
            type: 'RecusalRequested',
            draw: DRAW,
            team: 1,
            person: id('B'),
            reason: 'relative',
            note: '近亲属',
            salt: bytes32('salt'),
          },
        ]
      : [],
  ),
  whenDraw((draw) =>
    place(draw, id('B'))?.state.kind === 'recusal-asked'
      ? [{ type: 'RecusalApproved', draw: DRAW, team: 1, person: id('B'), by: id('A') }]
      : [],
  ),
  whenDraw((draw) =>
    draw.transcripts.length > 1
      ? []
      : [
          {
            type: 'DrawRelinked',
            draw: DRAW,
            transcriptHash: bytes32('t2'),
            publicHash: bytes32('p2'),
            predecessor: {
              transcriptHash: bytes32('t'),
              kind: 'replacement',
              reason: 'recusal',
              note: '',
              changes: [],
            },
            summary: outcome(true),
          },
        ],
  ),
];
