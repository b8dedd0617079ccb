import { checkCharacter } from '../../core/model/uscc.ts';
import type { Firm, FirmLine } from './firms.ts';
import type { SeededIntegers } from './seeded-integers.ts';

/** One kind of dirt: in how many rows, in whose, and what it does to them. */
interface Dirt {
  readonly rows: number;
  readonly spoil: (firm: Firm, integers: SeededIntegers) => Partial<FirmLine>;
  /** Only firms of this district; anywhere when absent. */
  readonly district?: string;
}

/** What real lists of firms are wrong about. A row has at most one kind. */
const KINDS: readonly Dirt[] = [
  // districts written otherwise: by code, by a code of before 2009, as a number, with the levels above
  { rows: 16, district: '421303', spoil: () => ({ district: '421302' }) },
  { rows: 10, district: '421303', spoil: () => ({ district: '421303' }) },
  { rows: 10, district: '421321', spoil: () => ({ district: 421_321 }) },
  { rows: 8, district: '421381', spoil: () => ({ district: '湖北省随州市广水市' }) },
  { rows: 50, spoil: () => ({ district: null }) },
  { rows: 14, spoil: () => ({ district: null, address: '示例路口往东' }) },
  { rows: 5, spoil: () => ({ district: 'N/A' }) },
  // codes
  { rows: 12, spoil: ({ code }) => ({ code: code.slice(0, 17) + otherCheck(code) }) },
  { rows: 8, spoil: ({ code }) => ({ code: code.toLowerCase() }) },
  { rows: 6, spoil: ({ code }) => ({ code: fullWidth(code) }) },
  { rows: 5, spoil: ({ code }) => ({ code: `${code.slice(0, 8)} ${code.slice(8)}` }) },
  { rows: 4, spoil: ({ code }) => ({ code: code.replace('0', 'O') }) },
  { rows: 3, spoil: ({ code }) => ({ code: code.slice(0, 17) }) },
  { rows: 3, spoil: () => ({ code: null }) },
  { rows: 2, spoil: (_, integers) => ({ code: 914_213_039_900_000_000 + 10_000 * integers.below(1000) }) },
  // names
  { rows: 25, spoil: ({ name }, integers) => ({ name: name + integers.pick([' ', '  ', '　', '\t']) }) },
  { rows: 10, spoil: ({ name }) => ({ name: ` ${name}` }) },
  { rows: 4, spoil: ({ name }) => ({ name: `${name.slice(0, 4)}\u200b${name.slice(4)}` }) },
  { rows: 1, spoil: () => ({ name: null }) },
  // words for nothing, marks doubled, classes and states in other writings
  { rows: 40, spoil: (_, integers) => ({ type: integers.pick(['N/A', '-', '/', '无', '未知']) }) },
  { rows: 20, spoil: () => ({ industry: 'N/A' }) },
  { rows: 10, spoil: () => ({ address: 'N/A' }) },
  { rows: 18, spoil: ({ address }) => ({ address: `${address}。。` }) },
  { rows: 15, spoil: ({ scope }) => ({ scope: `${scope}；；##` }) },
  { rows: 20, spoil: ({ creditClass }) => ({ creditClass: `${creditClass}类` }) },
  { rows: 10, spoil: ({ creditClass }) => ({ creditClass: fullWidth(creditClass) }) },
  { rows: 6, spoil: () => ({ status: null }) },
  { rows: 4, spoil: () => ({ status: '待核实' }) },
];

/** Rows that stand there again as they are, and rows whose code already belongs to another name. */
const REPEATED = 7;
const SAME_CODE = 5;

/** A list of firms as clerks hand it in, and the firms that nothing was done to. */
export interface DirtyList {
  readonly lines: readonly FirmLine[];
  readonly untouched: readonly Firm[];
}

/** Spoils firms in all the ways of {@link KINDS}, repeats some, and leaves one row blank in the middle. */
export function spoil(firms: readonly Firm[], integers: SeededIntegers): DirtyList {
  const order = integers.shuffled(firms.map((_, index) => index));
  const lines: FirmLine[] = [...firms];
  for (const { rows, spoil: change, district } of KINDS) {
    const suits = (index: number): boolean => district === undefined || firms[index]?.districtCode === district;
    for (let row = 0; row < rows; row++) {
      const [index] = order.splice(order.findIndex(suits), 1);
      const firm = index === undefined ? undefined : firms[index];
      if (index !== undefined && firm !== undefined) lines[index] = { ...firm, ...change(firm, integers) };
    }
  }
  const repeated = firmsAt(firms, order.splice(0, REPEATED));
  const renamed = firmsAt(firms, order.splice(0, SAME_CODE)).map((firm) => {
    return { ...firm, name: firm.name.replace(/(有限公司)?$/, '（分店）') };
  });
  const untouched = firmsAt(
    firms,
    order.sort((a, b) => a - b),
  );
  const middle = Math.floor(lines.length / 2);
  return { lines: [...lines.slice(0, middle), BLANK, ...lines.slice(middle), ...repeated, ...renamed], untouched };
}

/** A row without anything. */
export const BLANK: FirmLine = {
  name: null,
  code: null,
  type: null,
  objectType: null,
  industry: null,
  status: null,
  creditClass: null,
  district: null,
  address: null,
  founded: null,
  scope: null,
  longitude: null,
  latitude: null,
  note: null,
};

const firmsAt = (firms: readonly Firm[], indexes: readonly number[]): readonly Firm[] =>
  indexes.flatMap((index) => firms[index] ?? []);

/** A check character that is not the right one. */
const otherCheck = (code: string): string => (checkCharacter(code.slice(0, 17)) === '7' ? '8' : '7');

/** ASCII as full-width characters (U+FF01–FF5E). */
const fullWidth = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
