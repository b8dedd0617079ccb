import { checkCharacter, organisationCheckCharacter } from '../../core/model/uscc.ts';
import type { Cell } from '../../core/tabular/cell.ts';

/** A roster of any size as an office would have it, every firm of it made up: titles, ten columns, the usual faults. */

const DISTRICTS = ['曾都区', '随县', '广水市', '随州高新区', '大洪山风景名胜区'];
const TRADES = ['餐饮服务', '食品销售', '机动车维修', '加油站', '宾馆酒店', '药品零售', '建材批发', '物业服务'];
const CLASSES = ['A', 'A', 'A', 'B', 'B', 'C', 'D'];

/** A code whose two check characters hold; different for every number below 10⁸. */
export function madeUpCode(number: number): string {
  const organisation = String(number).padStart(8, '0');
  const first = `91421303${organisation}${organisationCheckCharacter(organisation)}`;
  return first + checkCharacter(first);
}

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));

/** Header of the list, below two lines of title. */
export const LARGE_HEADER: readonly Cell[] = [
  ...['序号', '企业名称', '统一社会信用代码', '登记状态', '所在区县'],
  ...['住所', '行业', '信用等级', '企业类型', '备注'],
];

/** One firm; about a tenth of them have something wrong: wide digits, a wrong check digit, a code twice, a strange district. */
function firm(number: number): readonly Cell[] {
  const code = madeUpCode(number % 97 === 96 ? number - 1 : number);
  const shown =
    number % 50 === 7 ? wide(code) : number % 40 === 9 ? `${code.slice(0, 17)}${code.endsWith('0') ? '1' : '0'}` : code;
  const trade = TRADES[number % TRADES.length] ?? '';
  return [
    number + 1,
    `虚构${trade}第${String(number)}户${number % 60 === 11 ? ' ' : ''}`,
    shown,
    number % 25 === 3 ? '注销' : '存续（在营、开业、在册）',
    number % 45 === 13 ? '虚构区' : (DISTRICTS[number % DISTRICTS.length] ?? ''),
    `虚构市${DISTRICTS[number % DISTRICTS.length] ?? ''}示范路${String((number % 900) + 1)}号`,
    trade,
    CLASSES[number % CLASSES.length] ?? '',
    number % 3 === 0 ? '个体工商户' : '有限责任公司',
    number % 5 === 0 ? 'N/A' : null,
  ];
}

/** Rows of the sheet: title, note, header, firms. */
export function largeList(firms: number): (readonly Cell[])[] {
  const blanks = Array.from({ length: LARGE_HEADER.length - 1 }, () => null);
  return [
    ['检查对象名录库（虚构）', ...blanks],
    ['制表：示例科', ...blanks],
    LARGE_HEADER,
    ...Array.from({ length: firms }, (_, number) => firm(number)),
  ];
}
