import type { Theme } from '@glideapps/glide-data-grid';
import { ACCENT } from './brand.ts';
import { CELL_FONTS } from './cell-view.ts';
import { PADDING } from './overflow.ts';

const LINE = '#E1DFDD';

/** The grid in the colours of the workbench. Without gridlines cells have no lines of their own. */
export function gridTheme(showGridlines: boolean): Partial<Theme> {
  return {
    accentColor: ACCENT,
    accentFg: '#FFFFFF',
    accentLight: '#E4ECF5',
    textDark: '#1B1A19',
    textMedium: '#605E5C',
    textLight: '#8A8886',
    textHeader: '#484644',
    textHeaderSelected: '#FFFFFF',
    bgCell: '#FFFFFF',
    bgCellMedium: '#FAF9F8',
    bgHeader: '#F5F5F5',
    bgHeaderHasFocus: '#D9E6F1',
    bgHeaderHovered: '#EBEBEB',
    borderColor: showGridlines ? LINE : '#FFFFFF',
    horizontalBorderColor: showGridlines ? LINE : '#FFFFFF',
    headerBottomBorderColor: '#C8C6C4',
    cellHorizontalPadding: PADDING,
    cellVerticalPadding: 2,
    headerFontStyle: '12px',
    baseFontStyle: '13px',
    markerFontStyle: '12px',
    fontFamily: CELL_FONTS,
    editorFontSize: '13px',
    lineHeight: 1.4,
  };
}
