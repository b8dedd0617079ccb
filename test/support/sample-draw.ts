import { draw, type DrawInput } from '../../core/draw/draw.ts';
import type { Seal } from '../../core/draw/seal.ts';
import { commitment, secretHash } from '../../core/draw/seed.ts';
import { sealHash } from '../../core/draw/sealing.ts';
import type { SeedEvidence } from '../../core/draw/seed-evidence.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import { sha256Text } from '../../core/encoding/sha256.ts';
import type { DrawRules } from '../../core/model/draw-rules.ts';
import type { Entity, EntityStatus } from '../../core/model/entity.ts';
import type { EntityId, Hex32, InspectorId } from '../../core/model/ids.ts';
import type { Inspector, SealedInspector } from '../../core/model/inspector.ts';
import {
  departmentCode,
  districtCode,
  drawNumber,
  entityId,
  inspectorId,
  instant,
  isoDate,
  itemCode,
} from '../../core/model/normalise.ts';
import type { Result } from '../../core/result.ts';
import { entityRoster } from '../../core/roster/entity-roster.ts';
import { officerRoster } from '../../core/roster/officer-roster.ts';

/** Fictional rosters and whole draws of any size for tests, from a seeded generator. */

/** The value of a result that must be one. */
export function must<T>(result: Result<T, unknown>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected fault ${JSON.stringify(result.fault)}`);
}

/** Numbers in [0, n) that are the same in every run. */
export function numbers(label: string): (n: number) => number {
  let state = Number.parseInt(sha256Text(label).slice(0, 8), 16) || 1;
  return (n) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % n;
  };
}

/** 32 bytes that are the same in every run. */
export const bytes32 = (label: string): Hex32 => sha256Text(`test ${label}`);

export const DISTRICTS = ['421303', '421321', '421381', 'SZGX', 'DHS'].map((code) => must(districtCode(code)));
const STATUSES: readonly EntityStatus[] = ['deregistered', 'revoked', 'moved-out', 'closed'];
const CLASSES = ['A', 'A', 'A', 'A', 'A', 'A', 'B', 'B', 'B', 'C', 'D'];
const INDUSTRIES = ['餐饮服务', '食品销售', '机动车维修', '加油站', '宾馆酒店', '药品零售', '建材批发', '物业服务'];

/** A fictional entity. */
export function sampleEntity(index: number, pick: (n: number) => number): Entity {
  return {
    id: must(entityId(`9142000${String(index).padStart(10, '0')}X`)),
    name: `示例${INDUSTRIES[index % INDUSTRIES.length] ?? ''}第${index}户（虚构）`,
    status: pick(20) === 0 ? (STATUSES[pick(STATUSES.length)] ?? 'closed') : 'active',
    district: pick(50) === 0 ? '' : (DISTRICTS[pick(DISTRICTS.length)] ?? ''),
    address: `示例市示范路${pick(900) + 1}号`,
    facts: {
      creditClass: CLASSES[pick(CLASSES.length)] ?? 'A',
      industry: INDUSTRIES[pick(INDUSTRIES.length)] ?? '',
      ...(pick(3) === 0 ? { scale: ['小型', '微型', '中型'][pick(3)] ?? '' } : {}),
    },
  };
}

/** Fictional entities. */
export function sampleEntities(count: number, label = 'entities'): Entity[] {
  const pick = numbers(label);
  return Array.from({ length: count }, (_, i) => sampleEntity(i, pick));
}

const DEPARTMENTS = ['SCJG', 'XFJY', 'WJW'].map((code) => must(departmentCode(code)));

/** A fictional officer who may go anywhere unless overridden. */
export function sampleInspector(index: number, over: Partial<Inspector> = {}): Inspector {
  return {
    id: must(inspectorId(`HB${String(index).padStart(6, '0')}`)),
    name: `示例检查员${index}`,
    department: DEPARTMENTS[index % DEPARTMENTS.length] ?? must(departmentCode('SCJG')),
    district: '',
    certificates: [{ number: `鄂${String(index).padStart(8, '0')}`, validUntil: must(isoDate('2028-12-31')) }],
    qualifications: index % 2 === 0 ? ['食品'] : [],
    leave: [],
    conflicts: [],
    formerEmployers: [],
    carriedLoad: 0,
    ...over,
  };
}

/** Fictional officers, some of whom are no use: expired, on leave, in conflict with an entity. */
export function sampleInspectors(count: number, entities: readonly Entity[], label = 'inspectors'): Inspector[] {
  const pick = numbers(label);
  return Array.from({ length: count }, (_, i) => {
    const entity = entities[pick(Math.max(1, entities.length))];
    const former = entities[pick(Math.max(1, entities.length))];
    return sampleInspector(i, {
      district: pick(3) === 0 ? '' : (DISTRICTS[pick(DISTRICTS.length)] ?? ''),
      certificates:
        pick(12) === 0
          ? []
          : [{ number: `鄂${String(i)}`, validUntil: must(isoDate(pick(12) === 0 ? '2026-01-31' : '2028-12-31')) }],
      leave: pick(12) === 0 ? [{ from: must(isoDate('2026-11-20')), to: must(isoDate('2027-01-05')) }] : [],
      conflicts: entity && pick(3) === 0 ? [{ entity: entity.id, reason: 'relative' }] : [],
      formerEmployers: former && pick(6) === 0 ? [former.name] : [],
      carriedLoad: pick(3),
    });
  });
}

/** Officers with salts that are the same in every run. */
export const withSalts = (inspectors: readonly Inspector[]): SealedInspector[] =>
  inspectors.map((inspector) => ({ inspector, salt: bytes32(`salt ${inspector.id}`) }));

/** Rules of an ordinary joint inspection. */
export function sampleRules(over: Partial<DrawRules> = {}): DrawRules {
  const lead = must(departmentCode('SCJG'));
  return {
    title: '2026年餐饮服务食品安全部门联合抽查（虚构）',
    provincialTaskNumber: '',
    lead,
    participants: [must(departmentCode('XFJY'))],
    items: [
      {
        code: must(itemCode('SCJG-012')),
        name: '餐饮服务食品安全检查',
        department: lead,
        objectType: '餐饮服务提供者',
        basis: '《食品安全法》',
        content: '经营许可、进货查验、场所卫生',
        method: '实地',
        ratioText: '不低于3%',
        frequencyText: '每年不超过1次',
        weight: 'key',
        fullCoverage: false,
        guidance: '',
      },
    ],
    fullCoverageBasis: [],
    directedReason: '',
    filters: [],
    stratifyBy: ['creditClass'],
    quota: { kind: 'ratio', ratio: { num: 5, den: 100 }, rounding: 'up' },
    reserve: 3,
    team: { size: 3, routeLength: 3, loadCap: 10, districtRule: 'any', leadQualification: '' },
    inspectionFrom: must(isoDate('2026-12-01')),
    inspectionUntil: must(isoDate('2026-12-20')),
    deadlineProvisional: false,
    ...over,
  };
}

/** A seal over the given rosters, with two witnesses, one of each form. */
export function sampleSeal(
  entities: readonly Entity[],
  officers: readonly SealedInspector[],
  over: Partial<Seal> = {},
): Seal {
  const named = DEPARTMENTS.map((code) => ({ code, name: `${code}（示例）` }));
  return {
    format: 'ssj-seal-1',
    drawNumber: must(drawNumber('SZ-2026-0007')),
    sealedAt: must(instant('2026-11-20T01:00:00Z')),
    itemListVersion: '2026-1',
    entities: must(entityRoster(entities)).root,
    inspectors: must(officerRoster(officers)).root,
    rules: sampleRules(),
    exclusions: [],
    departments: named,
    districts: DISTRICTS.map((code) => ({ code, name: `${code}（示例）` })),
    witnesses: [
      { department: must(departmentCode('SCJG')), person: personOf(0), name: '示例见证人甲', form: 'typed' },
      { department: must(departmentCode('XFJY')), person: personOf(1), name: '示例见证人乙', form: 'committed' },
    ],
    secretHash: secretHash(SECRET),
    publicSource: null,
    contributionsUntil: must(instant('2026-11-20T02:00:00Z')),
    revealsUntil: must(instant('2026-11-20T03:00:00Z')),
    withheldRule: 'void',
    leastAssurance: 2,
    replaces: null,
    ...over,
  };
}

const personOf = (index: number): InspectorId => must(inspectorId(`W${String(index)}`));
const SECRET = bytes32('secret');

/** Evidence in which every witness of the seal gave something. */
export function sampleEvidence(seal: Seal, label = 'evidence'): SeedEvidence {
  const at = must(instant('2026-11-20T01:30:00Z'));
  return {
    kind: 'protocol',
    secret: SECRET,
    contributions: seal.witnesses.map(({ department, form }) => {
      const value = bytes32(`${label} ${department}`);
      if (form === 'typed') return { department, form, text: `${label} 骰子`, at };
      const opened = { value, revealedAt: must(instant('2026-11-20T01:40:00Z')) };
      return { department, form, commitment: commitment(value, sealHash(seal), department), at, ...opened };
    }),
    publicValue: null,
  };
}

/** What a sample draw is made of. */
export interface SampleOptions {
  readonly entities?: readonly Entity[];
  readonly inspectors?: readonly Inspector[];
  readonly rules?: Partial<DrawRules>;
  readonly seal?: Partial<Seal>;
  readonly label?: string;
}

/** Input of a sample draw: 200 entities and 24 officers unless told otherwise. */
export function sampleInput(options: SampleOptions = {}): DrawInput {
  const entities = options.entities ?? sampleEntities(200);
  const officers = withSalts(options.inspectors ?? sampleInspectors(24, entities));
  const seal = sampleSeal(entities, officers, { rules: sampleRules(options.rules), ...options.seal });
  return { seal, entities, officers, evidence: sampleEvidence(seal, options.label) };
}

/** The transcript of a sample draw. */
export const sampleTranscript = (options: SampleOptions = {}): Transcript => must(draw(sampleInput(options)));

/** Ids drawn, in draw order. */
export const drawnIds = (transcript: Transcript): readonly EntityId[] =>
  transcript.drawn.map(({ entity }) => entity.id);
