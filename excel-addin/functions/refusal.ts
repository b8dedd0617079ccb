/** Why a function gives no value: `value` shows as `#VALUE!`, `not-available` as `#N/A`; both with a sentence. */
export type FunctionFault =
  | { readonly code: 'key-malformed' }
  | { readonly code: 'id-malformed' }
  | { readonly code: 'id-not-among' }
  | { readonly code: 'strata-do-not-fit' }
  | { readonly code: 'date-unreadable' }
  | { readonly code: 'days-out-of-range'; readonly limit: number }
  | { readonly code: 'holidays-unknown'; readonly years: readonly number[] };
