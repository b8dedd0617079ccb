declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Unified social credit code (GB 32100), or the list's own code: NFC, trimmed, upper case, 1–55 bytes of UTF-8. */
export type EntityId = Branded<'EntityId'>;
/** An officer's staff number or certificate number: NFC, trimmed, upper case, 1–55 bytes of UTF-8. */
export type InspectorId = Branded<'InspectorId'>;
/** A member department of the joint conference, for example `SCJG`. ASCII letters, digits, `-`. */
export type DepartmentCode = Branded<'DepartmentCode'>;
/** A county or zone: six digits of GB/T 2260, or the project's own code for a zone that has none. */
export type DistrictCode = Branded<'DistrictCode'>;
/** Code of an inspection item in the item list (抽查事项编码). */
export type ItemCode = Branded<'ItemCode'>;
/** Number of a draw, unique in an office for ever: `SZ-2026-0007`. ASCII letters, digits, `-`. */
export type DrawNumber = Branded<'DrawNumber'>;
/** A calendar day in China, `YYYY-MM-DD`. */
export type IsoDate = Branded<'IsoDate'>;
/** An instant in UTC to the second, `YYYY-MM-DDTHH:MM:SSZ`. */
export type Instant = Branded<'Instant'>;
/** Lower-case hexadecimal of 32 bytes. */
export type Hex32 = Branded<'Hex32'>;
