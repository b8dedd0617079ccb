/** The part of office.js through which custom functions are known and refuse; its own types come in another package. */
export interface FunctionsHost {
  associate(id: string, run: (...given: never[]) => string | number): void;
  readonly Error: new (code: string, message?: string) => Error;
  readonly ErrorCode: { readonly invalidValue: string; readonly notAvailable: string };
}

const isHost = (value: unknown): value is FunctionsHost =>
  typeof value === 'object' && value !== null && 'associate' in value && 'Error' in value && 'ErrorCode' in value;

/** What office.js offers for custom functions, or null in a host that has none. */
export function functionsHost(page: object): FunctionsHost | null {
  const found: unknown = 'CustomFunctions' in page ? page.CustomFunctions : null;
  return isHost(found) ? found : null;
}
