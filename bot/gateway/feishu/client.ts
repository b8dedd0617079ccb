import { Client, LoggerLevel, type HttpInstance } from '@larksuiteoapi/node-sdk';
import type { ChatLog } from '../log.ts';
import { createSdkLog } from './sdk-log.ts';
import { TokenCache } from './token-cache.ts';

/** The SDK's client of one app, with a token cache of its own. */
export function createClient(
  { appId, appSecret, domain }: { readonly appId: string; readonly appSecret: string; readonly domain: string },
  http: HttpInstance,
  log: ChatLog,
): { readonly client: Client; readonly tokens: TokenCache } {
  const tokens = new TokenCache(Date.now);
  const client = new Client({
    appId,
    appSecret,
    domain,
    httpInstance: http,
    cache: tokens,
    logger: createSdkLog(log),
    loggerLevel: LoggerLevel.warn,
  });
  return { client, tokens };
}
