/** What a file turned out to be when it is not a list that can be read. */
export type ForeignKind =
  | 'legacy-workbook'
  | 'binary-workbook'
  | 'open-document'
  | 'word-document'
  | 'presentation'
  | 'pdf'
  | 'picture'
  | 'archive'
  | 'web-page'
  | 'damaged'
  | 'unknown';

/** Why a file cannot be read. Lines, rows and columns count from 1, as Excel shows them; sizes are bytes. */
export type FileFault =
  | { readonly code: 'empty-file' }
  | { readonly code: 'file-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'unpacked-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'not-a-workbook'; readonly found: ForeignKind }
  | { readonly code: 'encrypted-workbook' }
  | { readonly code: 'unreadable-encoding' }
  | { readonly code: 'broken-csv'; readonly line: number }
  | { readonly code: 'too-many-sheets'; readonly sheets: number; readonly limit: number }
  | { readonly code: 'too-many-rows'; readonly sheet: string; readonly rows: number; readonly limit: number }
  | {
      readonly code: 'too-many-columns';
      readonly sheet: string;
      readonly row: number;
      readonly columns: number;
      readonly limit: number;
    }
  | { readonly code: 'too-many-cells'; readonly sheet: string; readonly cells: number; readonly limit: number }
  | {
      readonly code: 'cell-too-long';
      readonly sheet: string;
      readonly row: number;
      readonly column: number;
      readonly length: number;
      readonly limit: number;
    };
