import type { IsoDate } from '../../core/model/ids.ts';
import type { Firm } from './firms.ts';
import type { ListCell } from './list-sheet.ts';
import { dayFrom } from './sample-day.ts';
import type { SeededIntegers } from './seeded-integers.ts';
import type { StaffMember } from './staff.ts';

/** A row of the sample's 执法检查人员名录库, cell by cell. */
export interface OfficerLine {
  readonly name: ListCell;
  readonly staffId: ListCell;
  readonly department: ListCell;
  readonly district: ListCell;
  readonly post: ListCell;
  readonly certificate: ListCell;
  readonly validUntil: ListCell;
  readonly certificate2: ListCell;
  readonly validUntil2: ListCell;
  readonly expertise: ListCell;
  readonly state: ListCell;
  readonly leave: ListCell;
  readonly mobile: ListCell;
  readonly email: ListCell;
  readonly conflicts: ListCell;
  readonly conflictReason: ListCell;
  readonly formerEmployers: ListCell;
  readonly load: ListCell;
  readonly note: ListCell;
}

/** A row before anything was spoiled. */
interface Officer extends OfficerLine {
  readonly name: string;
  readonly staffId: string;
  readonly certificate: string | null;
  readonly mobile: string;
  readonly load: number | null;
}

type Change = Partial<OfficerLine>;
type Spoil = (officer: Officer, circumstances: Circumstances) => Change;

interface Circumstances {
  readonly today: IsoDate;
  readonly integers: SeededIntegers;
  readonly firms: readonly Firm[];
}

/** What keeps officers from inspecting, and what rosters get wrong, each in so many rows; a row has at most one. */
const PARTICULARS: readonly (readonly [rows: number, spoil: Spoil])[] = [
  // away: today, later, earlier
  [
    7,
    (_, { today, integers }) =>
      onLeave(dayFrom(today, -integers.between(1, 5)), dayFrom(today, integers.between(6, 40))),
  ],
  [4, (_, { today }) => ({ leave: `${dayFrom(today, 8)}至${dayFrom(today, 18)}` })],
  [3, (_, { today }) => ({ leave: `${dayFrom(today, -40)}至${dayFrom(today, -30)}` })],
  // certificates: expired, expired but a second one holds, about to expire, without a date
  [
    8,
    ({ certificate2 }, { today, integers }) => ({
      validUntil: { date: dayFrom(today, -integers.between(5, 300)) },
      validUntil2: certificate2 === null ? null : { date: dayFrom(today, -1) },
    }),
  ],
  [
    4,
    ({ certificate }, { today }) => ({
      validUntil: { date: dayFrom(today, -20) },
      certificate2: `${certificate ?? ''}-2`,
      validUntil2: { date: dayFrom(today, 700) },
    }),
  ],
  [
    5,
    (_, { today, integers }) => ({
      validUntil: { date: dayFrom(today, integers.between(1, 25)) },
      note: '证件即将到期',
    }),
  ],
  [2, () => ({ validUntil: null, certificate2: null, validUntil2: null })],
  // conflicts: by code, by name, several at once; former employers
  [6, (_, at) => ({ conflicts: at.integers.pick(at.firms).code, conflictReason: '近亲属在该单位任职' })],
  [4, (_, at) => ({ conflicts: at.integers.pick(at.firms).code, conflictReason: '持有该单位股份，有利害关系' })],
  [3, (_, at) => ({ conflicts: at.integers.pick(at.firms).name, conflictReason: '近亲属为该单位负责人' })],
  [
    2,
    (_, at) => ({
      conflicts: `${at.integers.pick(at.firms).code}；${at.integers.pick(at.firms).code}`,
      conflictReason: '其他',
    }),
  ],
  [8, (_, at) => ({ formerEmployers: at.integers.pick(at.firms).name })],
  // writing
  [5, () => ({ mobile: null })],
  [4, ({ mobile }) => ({ mobile: mobile.replace(/^(\d{3})(\d{4})/, '$1-$2-') })],
  [4, ({ mobile }) => ({ mobile: Number(mobile) })],
  [4, ({ name }) => ({ name: `${name} ` })],
  [3, ({ name }) => ({ name: Array.from(name).join(' ') })],
  [3, ({ staffId }) => ({ staffId: staffId.toLowerCase() })],
  [2, ({ staffId }) => ({ staffId: staffId.replace('-', '－') })],
  [6, (_, { today }) => ({ validUntil: dayFrom(today, 500).replaceAll('-', '.') })],
  [4, ({ load }) => ({ load: String(load ?? 0) })],
];

function onLeave(from: IsoDate, to: IsoDate): Change {
  return { state: '请假', leave: `${from}至${to}` };
}

/** Makes the roster: everybody of the staff in their order, officers with certificates and their particulars. */
export function makeOfficers(staff: readonly StaffMember[], circumstances: Circumstances): readonly OfficerLine[] {
  const clean = staff.map((member) => officerOf(member, circumstances));
  const lines: OfficerLine[] = [...clean];
  const order = circumstances.integers.shuffled(
    staff.flatMap(({ post }, index) => (post === '执法人员' ? [index] : [])),
  );
  for (const [rows, spoil] of PARTICULARS) {
    for (const index of order.splice(0, rows)) {
      const officer = clean[index];
      if (officer !== undefined) lines[index] = { ...officer, ...spoil(officer, circumstances) };
    }
  }
  return lines;
}

function officerOf(member: StaffMember, { today, integers }: Circumstances): Officer {
  const certified = member.post === '执法人员';
  const second = certified && integers.chance(250);
  const number = `示例${member.place?.registration ?? '421300'}-${member.mobile.slice(-4)}`;
  const validity = (): ListCell => ({ date: dayFrom(today, integers.between(60, 1500)) });
  return {
    name: member.name,
    staffId: member.staffId,
    department: departmentText(member, integers),
    district: member.place?.name ?? integers.pick(['随州市', null]),
    post: member.post,
    certificate: certified ? number : null,
    validUntil: certified ? validity() : null,
    certificate2: second ? `${number}-2` : null,
    validUntil2: second ? validity() : null,
    expertise: certified ? expertiseText(member.unit.expertise, integers) : null,
    state: '在岗',
    leave: null,
    mobile: member.mobile,
    email: member.email,
    conflicts: null,
    conflictReason: null,
    formerEmployers: null,
    load: certified ? integers.below(4) : null,
    note: member.post === '协管员' ? '无执法证，不计入执法人员' : null,
  };
}

/** The unit as rosters of counties write it: now the city's name, now their own. */
function departmentText({ unit, place }: StaffMember, integers: SeededIntegers): string {
  if (place === null || integers.chance(600)) return unit.name;
  return `${place.name}${unit.name.replace(/^市/, '').replace('支队', '大队')}`;
}

/** One or two fields; everybody's list begins with another one. */
function expertiseText(expertise: readonly string[], integers: SeededIntegers): string {
  return integers.shuffled(expertise).slice(0, integers.between(1, 2)).join('、');
}
