/** What a spreadsheet can refuse or a person can undo; the words are in `words/`. */
export type WorkbookFault =
  | { readonly code: 'sheet-missing'; readonly sheet: string }
  | { readonly code: 'sheet-protected' }
  /** Somebody is typing into a cell and did not finish in time. */
  | { readonly code: 'cell-editing' }
  /** The block is larger than the spreadsheet hands over, even cut to a single row. */
  | { readonly code: 'block-too-large' }
  | { readonly code: 'cancelled' }
  | { readonly code: 'unsupported'; readonly member: string }
  | { readonly code: 'refused'; readonly detail: string };
