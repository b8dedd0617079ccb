/**
 * Family names that nobody bears: words for what is made up, tried out or played. With given names built from
 * syllables they make names that can't be taken for a real officer's.
 */
const FAMILY_NAMES = ['示', '例', '拟', '虚', '样', '演', '仿', '假', '设', '试'];
const FIRST_SYLLABLES = [
  '晓',
  '文',
  '志',
  '明',
  '思',
  '若',
  '子',
  '海',
  '春',
  '立',
  '佳',
  '永',
  '雨',
  '向',
  '嘉',
  '知',
];
const SECOND_SYLLABLES = [
  '岚',
  '远',
  '宁',
  '博',
  '清',
  '然',
  '溪',
  '航',
  '禾',
  '敏',
  '舟',
  '川',
  '琳',
  '哲',
  '安',
  '桐',
];

/** How many different names there are. */
export const PERSON_NAMES = FAMILY_NAMES.length * FIRST_SYLLABLES.length * SECOND_SYLLABLES.length;

/**
 * A fictional person's name. Different numbers below {@link PERSON_NAMES} give different names, and neighbours share
 * no part.
 */
export function personName(number: number): string {
  const family = number % FAMILY_NAMES.length;
  const rest = Math.floor(number / FAMILY_NAMES.length);
  // 7 and 16 share no factor, so the pairs run through all of them
  const first = (rest + family) % FIRST_SYLLABLES.length;
  const second = (7 * rest + Math.floor(rest / FIRST_SYLLABLES.length) + 3 * family) % SECOND_SYLLABLES.length;
  return `${FAMILY_NAMES[family] ?? ''}${FIRST_SYLLABLES[first] ?? ''}${SECOND_SYLLABLES[second] ?? ''}`;
}
