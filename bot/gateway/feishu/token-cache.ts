import type { Cache } from '@larksuiteoapi/node-sdk';

/** Key under which the SDK keeps a token, as its types have it. */
type CacheKey = Parameters<Cache['get']>[0];

/**
 * The SDK's token cache for one client. Its own default is shared by every client of the process, and it never asks
 * again when Feishu says that a token is stale (99991663), so ours can forget.
 */
export class TokenCache {
  readonly #values = new Map<string, { readonly value: unknown; readonly until: number }>();
  readonly #now: () => number;

  /** @param now - milliseconds since 1970 of the machine's clock: tokens live by Feishu's real time */
  constructor(now: () => number) {
    this.#now = now;
  }

  get(key: CacheKey, options?: { namespace?: string }): Promise<unknown> {
    const kept = this.#values.get(nameOf(key, options?.namespace));
    return Promise.resolve(kept !== undefined && kept.until > this.#now() ? kept.value : undefined);
  }

  set(key: CacheKey, value: unknown, expiresAt?: number, options?: { namespace?: string }): Promise<boolean> {
    this.#values.set(nameOf(key, options?.namespace), { value, until: expiresAt ?? Number.POSITIVE_INFINITY });
    return Promise.resolve(true);
  }

  /** Drops every token, so that the next call fetches one. */
  forget(): void {
    this.#values.clear();
  }
}

function nameOf(key: CacheKey, namespace: string | undefined): string {
  return `${namespace ?? ''}/${key.toString()}`;
}
