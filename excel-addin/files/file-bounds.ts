/**
 * Limits on files that people hand in. Every reader stops at these, before memory does.
 * Excel's own limits: "Excel specifications and limits", Microsoft Support.
 */

/** Largest file read, in bytes. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024;

/**
 * Rows of a sheet in Excel, and the most that are read or written. How many of them may be a list (1,000,000, headings
 * not counted) is for the decoder of lists to say: `core/tabular`.
 */
export const MAX_SHEET_ROWS = 1_048_576;

/** Columns read. Excel has 16,384; a list with more than a thousand is a damaged one. */
export const MAX_COLUMNS = 1_000;

/** Columns of a sheet in Excel: the base of cell keys. */
export const EXCEL_COLUMNS = 16_384;

/** Cells of the rectangle a sheet spans, empty ones included. */
export const MAX_SHEET_CELLS = 50_000_000;

/** Sheets of one workbook. */
export const MAX_SHEETS = 200;

/** Characters of a sheet's name in Excel. */
export const MAX_SHEET_NAME_LENGTH = 31;

/** Entries in the ZIP container of a workbook. */
export const MAX_ZIP_ENTRIES = 10_000;

/** Bytes of one part of a workbook once unpacked: the longest text that a JavaScript engine surely holds. */
export const MAX_PART_BYTES = 400 * 1024 * 1024;

/** Bytes of all parts of a workbook once unpacked. */
export const MAX_UNPACKED_BYTES = 800 * 1024 * 1024;
