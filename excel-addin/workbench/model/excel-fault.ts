/**
 * Errors of Excel's object model, as `OfficeExtension.Error.code` names them.
 * Source: "Error handling with the application-specific JavaScript APIs", table of Excel errors.
 */
export type ExcelErrorCode =
  | 'AccessDenied'
  | 'ApiNotFound'
  | 'Conflict'
  | 'GeneralException'
  | 'InsertDeleteConflict'
  | 'InvalidArgument'
  | 'InvalidOperation'
  | 'InvalidReference'
  | 'ItemAlreadyExists'
  | 'ItemNotFound'
  | 'MergedRangeConflict'
  | 'NonBlankCellOffSheet'
  | 'OperationCellsExceedLimit'
  | 'UnsupportedOperation';

/** Excel refuses what was asked of it. Thrown by the model before anything changes; the edges answer with its code. */
export class ExcelFault extends Error {
  readonly code: ExcelErrorCode;

  constructor(code: ExcelErrorCode, message: string) {
    super(message);
    this.name = 'ExcelFault';
    this.code = code;
  }
}

/** What a person is told whose entry the rule of a cell refuses. */
export interface RefusedEntry {
  readonly style: 'Stop' | 'Warning' | 'Information';
  /** Empty for Excel's own. */
  readonly title: string;
  readonly message: string;
}

/** An entry that the rule of its cell refuses, or would have a person think about. */
export class EntryFault extends ExcelFault {
  readonly refused: RefusedEntry;

  constructor(refused: RefusedEntry) {
    super('InvalidArgument', "The value doesn't match the data validation restrictions of the cell.");
    this.refused = refused;
  }
}

export const invalidArgument = (message: string): ExcelFault => new ExcelFault('InvalidArgument', message);

export const itemNotFound = (what: string): ExcelFault =>
  new ExcelFault('ItemNotFound', `The requested resource doesn't exist: ${what}`);
