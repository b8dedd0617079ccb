import type { DepartmentName } from '../model/draw-rules.ts';
import type { DepartmentCode } from '../model/ids.ts';
import { codeText, halfWidth, tidy } from './cell-text.ts';

/** Long and short names of the same kind of office; the short one is what names are compared by. */
const SHORT_NAMES: readonly (readonly [string, readonly string[]])[] = [
  ['市场监管局', ['市场监督管理局', '市监局', '市场局', '工商局', '工商行政管理局', '食品药品监督管理局']],
  ['发改委', ['发展和改革委员会', '发展改革委', '发展和改革局', '发改局', '发展改革委员会']],
  ['教育局', ['教育体育局', '教体局']],
  ['公安局', ['公安分局']],
  ['人社局', ['人力资源和社会保障局', '人力资源社会保障局']],
  ['生态环境局', ['环保局', '环境保护局', '生态环境分局']],
  ['住建局', ['住房和城乡建设局', '住房城乡建设局', '住房和城市更新局', '住更局', '城乡建设局']],
  [
    '城管执法委',
    [
      '城市管理执法委员会',
      '城市管理执法局',
      '城管局',
      '城管委',
      '城市管理局',
      '城管执法局',
      '城市管理委员会',
      '城市管理综合执法局',
    ],
  ],
  ['交通运输局', ['交通局']],
  ['农业农村局', ['农业局']],
  ['商务局', []],
  ['文化和旅游局', ['文旅局', '文化旅游局', '文体旅局', '文化体育和旅游局']],
  ['卫健委', ['卫生健康委员会', '卫生健康委', '卫健局', '卫生健康局', '卫计委']],
  ['应急管理局', ['应急局', '安监局', '安全生产监督管理局']],
  ['税务局', ['国家税务总局税务局', '税务分局']],
  ['统计局', []],
  ['地方金融工作局', ['金融办', '地方金融管理局', '金融工作局', '金融局', '地方金融监督管理局']],
  ['消防救援支队', ['消防支队', '消防救援大队', '消防大队', '消防救援局', '消防']],
];

const SHORT_OF: ReadonlyMap<string, string> = new Map(
  SHORT_NAMES.flatMap(([short, long]) => [[short, short] as const, ...long.map((name) => [name, short] as const)]),
);

/** Looks up member departments by code or by any usual way of writing their name. */
export interface DepartmentNames {
  /** Code of the department, or null when it is none of the office's. */
  read(text: string): DepartmentCode | null;
}

/** Prepares the look-up for one office's departments; `places` are district names that may stand before a name. */
export function departmentNames(departments: readonly DepartmentName[], places: readonly string[]): DepartmentNames {
  const prefix = placePrefix(places);
  const byCode = new Map(departments.map(({ code }) => [code.toUpperCase(), code]));
  const byName = new Map(departments.map(({ code, name }) => [shortName(name, prefix), code]));
  return {
    read: (text) => byCode.get(codeText(text)) ?? byName.get(shortName(text, prefix)) ?? null,
  };
}

/** The name that offices are compared by: half-width, without province, city and district before it, shortened. */
function shortName(name: string, prefix: RegExp): string {
  const plain = halfWidth(tidy(name)).replace(/\s+/g, '');
  const local = plain.replace(prefix, '');
  const found = SHORT_OF.get(local) ?? SHORT_OF.get(plain);
  return found ?? local;
}

function placePrefix(places: readonly string[]): RegExp {
  const names = places.filter((name) => name !== '').sort((a, b) => b.length - a.length);
  const districts = names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const options = [
    '[\\u4e00-\\u9fff]{2,3}省',
    '[\\u4e00-\\u9fff]{2}市(?!场)',
    ...districts,
    '市(?!场|监)',
    '县(?!级)',
    '区',
  ];
  return new RegExp(`^(?:国家税务总局)?(?:${options.join('|')})*`);
}
