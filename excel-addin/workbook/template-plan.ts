/** A cell of a template that we lay out once; afterwards it is the office's to change. */
export interface TemplateCell {
  readonly text: string;
  /** Columns that it covers, 1 by default. */
  readonly span?: number;
  readonly look?: 'title' | 'label' | 'body' | 'note' | 'head';
}

/** One row of a template. */
export interface TemplateRow {
  readonly cells: readonly TemplateCell[];
  /** Points; by what the text needs when it is left out. */
  readonly height?: number;
  /** With lines around its cells. */
  readonly ruled?: boolean;
}

/** A template as it is laid out when the workbook has none yet. */
export interface TemplatePlan {
  readonly name: string;
  /** Widths in characters, by column. */
  readonly widths: readonly number[];
  readonly rows: readonly TemplateRow[];
}

/** A stretch of the template's rows in a document, with the texts that take the place of the template's own. */
export interface DocumentPart {
  /** First row of the template, from 0, and how many. */
  readonly from: number;
  readonly rows: number;
  /** Cells with placeholders, by row and column of the template. */
  readonly texts: readonly { readonly row: number; readonly column: number; readonly text: string }[];
}

/** Documents made from one template, each beginning on a page of its own. */
export interface DocumentSet {
  readonly name: string;
  readonly template: string;
  readonly columns: number;
  readonly documents: readonly (readonly DocumentPart[])[];
}
