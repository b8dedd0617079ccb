import { readFile } from 'node:fs/promises';
import * as v from 'valibot';
import { decodeWith, type Schema, textUpTo } from '../core/encoding/decoding.ts';
import { MAX_NAME } from '../core/model/bounds.ts';
import { fail, ok, type Result } from '../core/result.ts';
import type { ConfigurationFault } from './configuration.ts';
import { systemErrorCode } from './file-system.ts';

/** The app in Feishu's console. */
export interface FeishuSettings {
  readonly appId: string;
  readonly appSecret: string;
  /** Null for Feishu itself. */
  readonly domain: string | null;
  /** Takes events at an address of ours; absent for the long connection. */
  readonly webhook?: { readonly encryptKey: string; readonly verificationToken: string };
}

/** Root of a server, without a slash at the end. */
export const rootSchema: Schema<string> = v.pipe(textUpTo(2_000), v.regex(/^https?:\/\/[^/\s]+(\/[^\s]*[^/\s])?$/));

const text = textUpTo(MAX_NAME);

/**
 * Part `feishu` of the settings file. Secrets don't stand in it, for it is copied and shown around: it names files that
 * hold one secret each, such as a service manager hands out.
 */
export const feishuFileSchema = v.strictObject({
  appId: v.exactOptional(text),
  domain: v.exactOptional(rootSchema),
  appSecretFile: v.exactOptional(text),
  encryptKeyFile: v.exactOptional(text),
  verificationTokenFile: v.exactOptional(text),
});
export type FeishuFileSettings = v.InferOutput<typeof feishuFileSchema>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Feishu's own names; every other one with their prefix is refused, for it is a misspelt one. */
const PREFIX = 'FEISHU_';
const VARIABLES = [
  'FEISHU_APP_ID',
  'FEISHU_APP_SECRET',
  'FEISHU_DOMAIN',
  'FEISHU_ENCRYPT_KEY',
  'FEISHU_VERIFICATION_TOKEN',
] as const;
type Variable = (typeof VARIABLES)[number];

/** Largest file that is taken for a secret. */
const MAX_SECRET = 4096;

/** The app as environment and file give it, the environment first; null when neither names one. */
export async function readFeishuSettings(
  environment: Environment,
  file: FeishuFileSettings,
): Promise<Result<FeishuSettings | null, ConfigurationFault>> {
  const stranger = Object.keys(environment).find(
    (name) => name.startsWith(PREFIX) && !VARIABLES.some((known) => known === name),
  );
  if (stranger !== undefined) return fail({ code: 'variable-unknown', name: stranger });
  const appId = environment['FEISHU_APP_ID'] ?? file.appId ?? '';
  const appSecret = await secretOf(environment, 'FEISHU_APP_SECRET', file.appSecretFile);
  if (!appSecret.ok) return appSecret;
  if (appId === '' && appSecret.value === '') return ok(null);
  if (appId === '') return missing('FEISHU_APP_ID', 'FEISHU_APP_SECRET');
  if (appSecret.value === '') return missing('FEISHU_APP_SECRET', 'FEISHU_APP_ID');
  const domain = domainOf(environment, file);
  if (!domain.ok) return domain;
  const webhook = await webhookOf(environment, file);
  if (!webhook.ok) return webhook;
  return ok({
    appId,
    appSecret: appSecret.value,
    domain: domain.value,
    ...(webhook.value === null ? {} : { webhook: webhook.value }),
  });
}

function domainOf(environment: Environment, file: FeishuFileSettings): Result<string | null, ConfigurationFault> {
  const given = (environment['FEISHU_DOMAIN'] ?? '').replace(/\/+$/, '');
  if (given === '') return ok(file.domain ?? null);
  const decoded = decodeWith(rootSchema, given);
  if (decoded.ok) return decoded;
  return fail({ code: 'variable-malformed', name: 'FEISHU_DOMAIN', expected: 'https://…' });
}

/** Key and token of an event address of ours; one alone could not tell Feishu from a stranger. */
async function webhookOf(
  environment: Environment,
  file: FeishuFileSettings,
): Promise<Result<NonNullable<FeishuSettings['webhook']> | null, ConfigurationFault>> {
  const encryptKey = await secretOf(environment, 'FEISHU_ENCRYPT_KEY', file.encryptKeyFile);
  if (!encryptKey.ok) return encryptKey;
  const token = await secretOf(environment, 'FEISHU_VERIFICATION_TOKEN', file.verificationTokenFile);
  if (!token.ok) return token;
  if (encryptKey.value === '' && token.value === '') return ok(null);
  if (encryptKey.value === '') return missing('FEISHU_ENCRYPT_KEY', 'FEISHU_VERIFICATION_TOKEN');
  if (token.value === '') return missing('FEISHU_VERIFICATION_TOKEN', 'FEISHU_ENCRYPT_KEY');
  return ok({ encryptKey: encryptKey.value, verificationToken: token.value });
}

/** A secret from the environment, or from the file that the settings name; '' without either. */
async function secretOf(
  environment: Environment,
  name: Variable,
  path: string | undefined,
): Promise<Result<string, ConfigurationFault>> {
  const given = environment[name] ?? '';
  if (given !== '' || path === undefined) return ok(given);
  try {
    const secret = (await readFile(path, 'utf8')).trim();
    return secret !== '' && secret.length <= MAX_SECRET ? ok(secret) : fail({ code: 'secret-unreadable', path, name });
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
    return fail({ code: 'secret-unreadable', path, name });
  }
}

const missing = (name: Variable, because: Variable): Result<never, ConfigurationFault> =>
  fail({ code: 'variable-missing', name, because });
