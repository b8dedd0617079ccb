import type { Json, JsonObject } from '../json.ts';
import type { AppOptions } from '../options.ts';

/** What came of handing an event to a bot once. */
export type Delivery =
  | { readonly result: 'answered'; readonly data: Json | undefined }
  | { readonly result: 'failed' | 'cut' | 'timeout' | 'no-connection' };

/** A way of handing events to a bot. `signal` aborts when the bot took too long. */
export interface Transport {
  readonly via: 'long-connection' | 'webhook';
  push(app: AppOptions, envelope: JsonObject, signal: AbortSignal): Promise<Delivery>;
}
