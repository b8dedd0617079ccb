import type { TaskView, TeamView } from '../../../bot/cards/task.ts';
import type { InspectionItem } from '../../../core/model/inspection-item.ts';
import type {
  DepartmentCode,
  DrawNumber,
  Hex32,
  InspectorId,
  Instant,
  IsoDate,
  ItemCode,
} from '../../../core/model/ids.ts';

/** Views of fictional tasks, short and as long as the bounds of the model allow. */

const SCJG = 'SCJG' as DepartmentCode; // fixed test ids from here on
export const PERSON = 'HB000001' as InspectorId;
export const DRAW = 'SZ-2026-0007' as DrawNumber;
export const AT = '2026-12-03T01:12:00Z' as Instant;
export const SEAL = '3f7a92c1d4e5b6a7981234567890abcdef1234567890abcdef1234567890abcd' as Hex32;

/** Text that tries everything: markup, phone numbers, addresses, directions, emoji. */
export const HOSTILE =
  '<at id=all></at> **粗** [链接](https://evil.example) `码` ~~删~~ \u202e反向\u0000 电话13912345678、0722-3312345 a.b@example.gov.cn 😀';

export function item(index: number, text = '检查经营许可、进货查验记录和场所卫生'): InspectionItem {
  return {
    code: `SCJG-${String(index)}` as ItemCode,
    name: `餐饮服务食品安全检查第${index}项`,
    department: SCJG,
    objectType: '餐饮服务提供者',
    basis: `《中华人民共和国食品安全法》${text}`,
    content: text,
    method: '实地',
    ratioText: '不低于3%',
    frequencyText: '每年不超过1次',
    weight: 'key',
    fullCoverage: false,
    guidance: text,
  };
}

export function task(over: Partial<TaskView> = {}): TaskView {
  return {
    draw: DRAW,
    title: '餐饮服务食品安全部门联合抽查（虚构）',
    provincialNumber: 'HB2026-0001',
    from: '2026-12-01' as IsoDate,
    until: '2026-12-20' as IsoDate,
    items: [item(1)],
    departmentName: (code) => (code === SCJG ? '市场监管局' : '消防救援支队'),
    publicUrl: 'https://example.gov.cn/draws/SZ-2026-0007',
    ...over,
  };
}

export function team(entities: number, over: Partial<TeamView> = {}, text = ''): TeamView {
  return {
    number: 3,
    members: [
      { person: PERSON, name: '示例甲', department: SCJG, lead: true, state: { kind: 'assigned' } },
      {
        person: 'HB000002' as InspectorId,
        name: '示例乙',
        department: 'XFJY' as DepartmentCode,
        lead: false,
        state: { kind: 'accepted', at: AT },
      },
    ],
    entities: Array.from({ length: entities }, (_, index) => ({
      id: `9142130${String(index).padStart(11, '0')}`,
      name: `示例餐饮服务有限责任公司第${index + 1}分店（虚构）${text}`,
      address: `示例市示范区示范大道${index + 1}号示范广场二期三号楼四单元五层六零七室${text}`,
      result: index % 7 === 3 ? 'returned' : 'missing',
    })),
    ...over,
  };
}

/** As long as the model allows: 200 items and firms, 8,000 characters each, every one of them to be escaped. */
export const LONGEST_TASK = task({
  title: HOSTILE.repeat(3).slice(0, 300),
  provincialNumber: HOSTILE.slice(0, 200),
  items: Array.from({ length: 200 }, (_, index) => item(index, '*'.repeat(4000) + HOSTILE.repeat(20))),
});
export const LONGEST_TEAM = team(
  200,
  {
    members: Array.from({ length: 20 }, (_, index) => ({
      person: index === 0 ? PERSON : (`HB${index}` as InspectorId),
      name: '示例'.repeat(100),
      department: SCJG,
      lead: index === 0,
      state: { kind: 'assigned' },
    })),
  },
  HOSTILE.repeat(2),
);
