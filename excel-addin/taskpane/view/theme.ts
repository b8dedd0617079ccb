import { createDarkTheme, createLightTheme, type BrandVariants, type Theme } from '@fluentui/react-components';

/** Shades of the accent, ink blue `#1F4E8C` (`80`); the darker ones for text, the lighter ones for grounds. */
const INK: BrandVariants = {
  10: '#040A12',
  20: '#0B1826',
  30: '#10263F',
  40: '#143154',
  50: '#183B68',
  60: '#1B4479',
  70: '#1D4983',
  80: '#1F4E8C',
  90: '#3B659C',
  100: '#557BAB',
  110: '#6E90B9',
  120: '#87A5C7',
  130: '#A1BAD5',
  140: '#BBCFE3',
  150: '#D6E3F0',
  160: '#EDF3F9',
};

const FONT = "'Segoe UI', 'Microsoft YaHei UI', 'PingFang SC', 'Noto Sans SC', 'Noto Sans CJK SC', sans-serif";
const MONOSPACE = "Consolas, 'Cascadia Mono', 'SF Mono', 'Noto Sans Mono', monospace";

const fonts = { fontFamilyBase: FONT, fontFamilyMonospace: MONOSPACE };

export const LIGHT: Theme = { ...createLightTheme(INK), ...fonts };
/** On dark ground the accent is taken from the lighter shades: 4.5:1 and more for text (WCAG 1.4.3). */
export const DARK: Theme = {
  ...createDarkTheme(INK),
  colorBrandForeground1: INK[120],
  colorBrandForeground2: INK[130],
  colorBrandForegroundLink: INK[130],
  colorBrandForegroundLinkHover: INK[140],
  colorBrandForegroundLinkPressed: INK[120],
  ...fonts,
};
