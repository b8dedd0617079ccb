import type { CappedEntity } from '../../core/draw/frequency.ts';
import type { SealRefusal } from '../../core/wire/api.ts';
import type { Advice } from './list-faults.ts';
import { grouped, percent } from './numbers.ts';

/** The note of an exclusion that a cap on visits makes. */
export const capNote = ({ from, until, counted, most }: Omit<CappedEntity, 'id'>): string =>
  `${from} 至 ${until} 已检查 ${grouped(counted)} 次，上限 ${grouped(most)} 次`;

/** What was changed in the list of exclusions before sealing. */
export const capsAppliedAdvice = ({ added, removed }: { readonly added: number; readonly removed: number }): Advice => {
  const done = [
    ...(added > 0 ? [`${grouped(added)} 户已达抽查频次上限，列入排除名单`] : []),
    ...(removed > 0 ? [`${grouped(removed)} 户可以再查，移出排除名单`] : []),
  ];
  return { what: `${done.join('；')}。可抽户数有变化，还没有封存。`, todo: '回到“方案”核对户数，再按“封存”。' };
};

/** Limits that the item list or the office sets. */
export type LimitFault = Extract<
  SealRefusal,
  { readonly code: 'ratio-above-ceiling' | 'capped-in-pool' | 'cap-unfounded' }
>;

/** Which limit a draw would break, and what to do. */
export function limitAdvice(fault: LimitFault): Advice {
  switch (fault.code) {
    case 'ratio-above-ceiling':
      return {
        what: `一般事项 ${fault.item} 的抽查比例不得超过 ${percent(fault.ratio)}：${grouped(fault.living)} 户中最多抽 ${grouped(fault.most)} 户，现在要抽 ${grouped(fault.drawn)} 户。`,
        todo: '减少抽取户数；属于定向抽查的，写明提高比例的理由。',
      };
    case 'capped-in-pool': {
      const shown = fault.entities.map(
        ({ id, counted, from, until }) => `${id}（${from} 至 ${until} 已检查 ${grouped(counted)} 次）`,
      );
      return {
        what: `${grouped(fault.found)} 户已达抽查频次上限，还在可抽范围里：${examples(shown)}。`,
        todo: '再按一次“封存”，这些企业会列入排除名单。',
      };
    }
    case 'cap-unfounded':
      return {
        what: `${grouped(fault.found)} 户以“已达抽查频次上限”排除，但没有相应的检查记录：${examples(fault.ids)}。`,
        todo: '从排除名单里删掉，或补记这些检查后再封存。',
      };
  }
}

/** How many there are stands before them. */
const examples = (names: readonly string[]): string => names.slice(0, 3).join('、');
