import { createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';

/** Ink blue and its shades, from nearly black to nearly white. */
const INK: BrandVariants = {
  10: '#020509',
  20: '#0A1726',
  30: '#0E2540',
  40: '#103155',
  50: '#143C6A',
  60: '#19457B',
  70: '#1C4A84',
  80: '#1F4E8C',
  90: '#3A649B',
  100: '#537AAA',
  110: '#6C90B9',
  120: '#86A6C8',
  130: '#A1BCD7',
  140: '#BDD2E5',
  150: '#D9E6F1',
  160: '#EEF4F9',
};

/** The accent of everything the workbench shows. */
export const ACCENT = INK[80];

const FONTS = '"Segoe UI", "Microsoft YaHei UI", "PingFang SC", "Noto Sans CJK SC", sans-serif';

/** Fluent's light theme in ink blue, with fonts that have Chinese. */
export const workbenchTheme: Theme = { ...createLightTheme(INK), fontFamilyBase: FONTS };
