import type { EntityStatus } from '../../../core/model/entity.ts';
import type { Words } from '../../words/chinese.ts';
import { districtWords } from '../lists/places.ts';
import type { Places } from '../state/pane-state.ts';

/** Of the pane's language on the screen, of the official one on paper. */
type ValueWords = Words['values'];

/** A value of an attribute as people read it: districts by name, nothing as 未填. */
export function attributeWords(
  attribute: string,
  value: string,
  places: Pick<Places, 'districts'>,
  words: ValueWords,
): string {
  if (value === '') return words.blank;
  if (attribute === 'district') return districtWords(places, value);
  if (attribute === 'status') return words.status[value as EntityStatus];
  return value;
}

/** A stratum as people read it: `曾都区 · A`; the one stratum of an undivided draw is 全部. */
export function stratumWords(
  values: readonly string[],
  attributes: readonly string[],
  places: Pick<Places, 'districts'>,
  words: ValueWords,
): string {
  if (values.length === 0) return words.all;
  return values.map((value, index) => attributeWords(attributes[index] ?? '', value, places, words)).join(' · ');
}
