import { MEMBER_UNITS, DISTRICTS, type MemberUnit, type SampleDistrict } from './member-units.ts';
import { openIdOf, type SamplePerson } from './sample-people.ts';
import { personName } from './person-names.ts';
import type { Role } from '../../core/wire/api.ts';

/** What somebody does, in the list's words. */
export type Post = '执法人员' | '经办人' | '联席会议办公室' | '审计' | '协管员';

/** Somebody of the staff before the list of inspectors is made. */
export interface StaffMember extends SamplePerson {
  readonly post: Post;
  readonly unit: MemberUnit;
  /** `null` for the city's own staff. */
  readonly place: SampleDistrict | null;
}

const ROLES: Readonly<Record<Post, Role>> = {
  执法人员: 'inspector',
  经办人: 'clerk',
  联席会议办公室: 'joint-office',
  审计: 'auditor',
  协管员: 'inspector',
};

/** Officers of a unit in the city and in each county or zone; the two units of the sample's joint task have more. */
interface Strength {
  readonly city: number;
  readonly county: number;
  /** Whether the unit has officers in the zones as well. */
  readonly zones: boolean;
}

const USUAL: Strength = { city: 3, county: 1, zones: false };
const STRENGTHS: ReadonlyMap<string, Strength> = new Map([
  ['SCJG', { city: 8, county: 7, zones: true }],
  ['XFJY', { city: 5, county: 5, zones: true }],
  ['YJGL', { city: 4, county: 2, zones: true }],
]);

/** Aides who help but may not inspect, by unit. */
const AIDES: ReadonlyMap<string, number> = new Map([
  ['SCJG', 6],
  ['XFJY', 2],
  ['CGZF', 4],
  ['JTYS', 2],
]);

/** The whole staff of the sample office: each unit's account manager first, then its officers and aides. */
export function makeStaff(): readonly StaffMember[] {
  const staff: StaffMember[] = [];
  for (const unit of MEMBER_UNITS) {
    const posts = postsOf(unit);
    posts.forEach(([post, place], index) => {
      staff.push(member(unit, post, place, index + 1, staff.length));
    });
  }
  return staff;
}

function postsOf(unit: MemberUnit): readonly (readonly [Post, SampleDistrict | null])[] {
  const { city, county, zones } = STRENGTHS.get(unit.code) ?? USUAL;
  const office = unit.code === 'SCJG';
  const repeat = (
    post: Post,
    times: number,
    place: SampleDistrict | null,
  ): (readonly [Post, SampleDistrict | null])[] => Array.from({ length: times }, () => [post, place] as const);
  return [
    ...repeat('经办人', 1, null),
    ...repeat('联席会议办公室', office ? 3 : 0, null),
    ...repeat('审计', office ? 2 : 0, null),
    ...repeat('执法人员', city, null),
    ...DISTRICTS.flatMap((place) => repeat('执法人员', zones || /^\d/.test(place.code) ? county : 0, place)),
    ...Array.from({ length: AIDES.get(unit.code) ?? 0 }, (_, index) => {
      return ['协管员', DISTRICTS[index % DISTRICTS.length] ?? null] as const;
    }),
  ];
}

function member(
  unit: MemberUnit,
  post: Post,
  place: SampleDistrict | null,
  number: number,
  serial: number,
): StaffMember {
  const staffId = `${unit.code}-${String(number).padStart(3, '0')}`;
  return {
    staffId,
    openId: openIdOf(staffId),
    name: personName(serial),
    mobile: `1990000${String(serial + 1).padStart(4, '0')}`,
    email: `${staffId.toLowerCase()}@example.com`,
    department: unit.name,
    departmentCode: unit.code,
    role: ROLES[post],
    post,
    unit,
    place,
  };
}
