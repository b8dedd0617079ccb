import type { Cell } from './cell.ts';
import { cellDate } from './cell-date.ts';
import { cellText, codeText, halfWidth } from './cell-text.ts';
import { isCreditClass } from './credit-classes.ts';
import type { ValueShape } from './headers/field-headers.ts';
import { parseRatioText } from './ratio-grammar.ts';
import { entityStatus } from './status-words.ts';

/** Most sample values looked at per column. */
export const EVIDENCE_SAMPLES = 50;

const ORGANISATION =
  /公司|厂|店|行|部|社|中心|场|院|所|站|户|局|会|馆|园|学校|医院|银行|支行|酒店|超市|门市|药房|诊所|餐|坊|庄|摊|铺|集团/;
const DEPARTMENT = /局|委|委员会|厅|支队|大队|总队|部门|办|所|中心|海关|分局|[A-Z]{3,}/;
const DISTRICT = /^\d{6}$|[县区市旗州]$|高新|新区|管委会|风景|经开/;
const ADDRESS = /[省市县区镇乡街路道村号巷弄组社区园]/;

/** Whether one value, as `cellText` gives it, has the shape. */
const TESTS: Readonly<Record<ValueShape, (text: string, cell: Cell) => boolean>> = {
  'credit-code': (text) => /^[0-9A-Z]{18}$|^\d{15}$/.test(codeText(text)),
  code: (text) => /^[0-9A-Z()（）〔〕鄂\u4E00-\u9FFF第号-]{1,40}$/i.test(codeText(text)) && /\d|[A-Z]/i.test(text),
  date: (_text, cell) => cellDate(cell) !== null,
  'date-span': (text) => /\d{4}\D+\d{1,2}\D+\d{1,2}/.test(text),
  status: (text) => entityStatus(text) !== null,
  'credit-class': (text) => isCreditClass(text),
  district: (text) => text.length <= 20 && DISTRICT.test(text),
  department: (text) => text.length <= 40 && DEPARTMENT.test(text),
  'person-name': (text) =>
    /^[\u3400-\u9FFF·•]{2,15}$/.test(text.replace(/\s/g, '')) && !ORGANISATION.test(text.slice(2)),
  'organisation-name': (text) => text.length >= 3 && text.length <= 120 && /[\u3400-\u9FFF]/.test(text),
  address: (text) => text.length >= 3 && ADDRESS.test(text),
  ratio: (text) => parseRatioText(text).ok || /[%‰％]|次|比例/.test(text),
  mobile: (text) => /^(?:\+?86)?1[3-9]\d{9}$/.test(halfWidth(text).replace(/[\s-]/g, '')),
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(halfWidth(text)),
  'small-integer': (text) => /^\d{1,4}$/.test(halfWidth(text)),
  'yes-no': (text) => /^(?:是|否|有|无|√|×|✓|Y|N|YES|NO|TRUE|FALSE|1|0)$/i.test(text),
  any: () => true,
};

/** Share of the filled samples with the shape, 0–100; null when no sample is filled. */
export function evidence(shape: ValueShape, samples: readonly Cell[]): number | null {
  const filled = samples.filter((cell) => cellText(cell) !== '');
  if (filled.length === 0) return null;
  const fitting = filled.filter((cell) => TESTS[shape](cellText(cell), cell)).length;
  return Math.floor((fitting * 100) / filled.length);
}
