import { ENTITY_STATUS_WORDS } from '../../words/outcomes.ts';
import { zhCN } from '../../words/zh-CN.ts';
import { districtWords } from '../lists/places.ts';
import type { Places } from '../state/pane-state.ts';

/** A value of an attribute as people read it: districts by name, nothing as 未填. */
export function attributeWords(attribute: string, value: string, places: Pick<Places, 'districts'>): string {
  if (value === '') return zhCN.common.blank;
  if (attribute === 'district') return districtWords(places, value);
  if (attribute === 'status') return ENTITY_STATUS_WORDS[value as keyof typeof ENTITY_STATUS_WORDS];
  return value;
}

/** A stratum as people read it: `曾都区 · A`; the one stratum of an undivided draw is 全部. */
export function stratumWords(
  values: readonly string[],
  attributes: readonly string[],
  places: Pick<Places, 'districts'>,
): string {
  if (values.length === 0) return zhCN.common.all;
  return values.map((value, index) => attributeWords(attributes[index] ?? '', value, places)).join(' · ');
}
