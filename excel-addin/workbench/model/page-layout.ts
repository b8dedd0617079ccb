import type { Area } from './area.ts';

/** The six texts at the edges of a page, with Excel's codes such as `&P` for the page number. */
export interface HeaderFooter {
  readonly leftHeader: string;
  readonly centerHeader: string;
  readonly rightHeader: string;
  readonly leftFooter: string;
  readonly centerFooter: string;
  readonly rightFooter: string;
}

/** Percent, or the number of pages the sheet is fitted to. */
export interface PrintZoom {
  readonly scale?: number;
  readonly horizontalFitToPages?: number;
  readonly verticalFitToPages?: number;
}

/** How a sheet is printed. Margins are points. */
export interface PageLayout {
  readonly orientation: 'Portrait' | 'Landscape';
  readonly paperSize: string;
  readonly leftMargin: number;
  readonly rightMargin: number;
  readonly topMargin: number;
  readonly bottomMargin: number;
  readonly headerMargin: number;
  readonly footerMargin: number;
  readonly centerHorizontally: boolean;
  readonly centerVertically: boolean;
  readonly printGridlines: boolean;
  readonly printHeadings: boolean;
  readonly blackAndWhite: boolean;
  readonly draftMode: boolean;
  readonly firstPageNumber: number | '';
  readonly printOrder: 'DownThenOver' | 'OverThenDown';
  readonly printComments: 'NoComments' | 'EndSheet' | 'InPlace';
  readonly printErrors: 'AsDisplayed' | 'Blank' | 'Dash' | 'NotAvailable';
  readonly zoom: PrintZoom;
  /** Rows repeated at the top of every page. */
  readonly titleRows: Area | undefined;
  readonly titleColumns: Area | undefined;
  readonly printArea: Area | undefined;
  readonly headerFooter: HeaderFooter;
}

/** A new sheet's page in a Chinese Excel: A4 upright with the normal margins. */
export const DEFAULT_PAGE: PageLayout = {
  orientation: 'Portrait',
  paperSize: 'A4',
  leftMargin: 50.4,
  rightMargin: 50.4,
  topMargin: 54,
  bottomMargin: 54,
  headerMargin: 21.6,
  footerMargin: 21.6,
  centerHorizontally: false,
  centerVertically: false,
  printGridlines: false,
  printHeadings: false,
  blackAndWhite: false,
  draftMode: false,
  firstPageNumber: '',
  printOrder: 'DownThenOver',
  printComments: 'NoComments',
  printErrors: 'AsDisplayed',
  zoom: { scale: 100 },
  titleRows: undefined,
  titleColumns: undefined,
  printArea: undefined,
  headerFooter: {
    leftHeader: '',
    centerHeader: '',
    rightHeader: '',
    leftFooter: '',
    centerFooter: '',
    rightFooter: '',
  },
};
