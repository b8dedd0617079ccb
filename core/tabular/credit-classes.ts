import { halfWidth, tidy } from './cell-text.ts';

/** Classes by credit risk, low to high (国市监信发〔2022〕6号, 第九条: A 信用风险低, B 一般, C 较高, D 高). */
export const CREDIT_CLASSES = ['A', 'B', 'C', 'D'] as const;

const WORDS: ReadonlyMap<string, string> = new Map([
  ['信用风险低', 'A'],
  ['低风险', 'A'],
  ['信用风险一般', 'B'],
  ['一般风险', 'B'],
  ['中风险', 'B'],
  ['信用风险较高', 'C'],
  ['较高风险', 'C'],
  ['中高风险', 'C'],
  ['信用风险高', 'D'],
  ['高风险', 'D'],
]);

/** `A类`, `Ａ级`, `A(信用风险低)`, `低风险` → `A`; other words stay as they are after tidying. */
export function creditClass(text: string): string {
  const plain = halfWidth(tidy(text)).replace(/\s+/g, '');
  const letter = /^([A-Da-d])(?:类|级|等|类企业|级企业|\(.*\))?$/.exec(plain)?.[1];
  return letter?.toUpperCase() ?? WORDS.get(plain) ?? plain;
}

/** Whether a value is one of the four classes in any writing. */
export const isCreditClass = (text: string): boolean =>
  (CREDIT_CLASSES as readonly string[]).includes(creditClass(text));
