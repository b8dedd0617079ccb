import { createLightTheme, type BrandVariants } from '@fluentui/react-components';

/** Ink blue, the one accent (`#1F4E8C` is 80). */
const inkBlue: BrandVariants = {
  10: '#050b14',
  20: '#0b1a2e',
  30: '#0f2647',
  40: '#13315c',
  50: '#163a6c',
  60: '#19437b',
  70: '#1c4985',
  80: '#1f4e8c',
  90: '#35629c',
  100: '#4c76ab',
  110: '#638abb',
  120: '#7b9eca',
  130: '#95b3d8',
  140: '#b0c8e5',
  150: '#ccdcf0',
  160: '#e8f0f9',
};

const FONT =
  "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif";

export const theme = { ...createLightTheme(inkBlue), fontFamilyBase: FONT };
