import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { decodeWith, integerFrom, listUpTo, type Schema, textUpTo } from '../core/encoding/decoding.ts';
import { MAX_NAME, MAX_NAMED_PLACES } from '../core/model/bounds.ts';
import { departmentCodeSchema, districtCodeSchema } from '../core/model/schemas.ts';
import { fail, ok, type Result } from '../core/result.ts';
import { visitLimitSchema } from '../core/wire/visit-schema.ts';
import { officeJsSource, type OfficeJsSource } from './add-in/office-js.ts';
import type { CertificateFiles } from './certificate.ts';
import { feishuFileSchema, type FeishuSettings, readFeishuSettings, rootSchema } from './feishu-settings.ts';
import { systemErrorCode } from './file-system.ts';
import type { LogLevel } from './log.ts';
import { LOG_LEVELS } from './log.ts';
import type { OfficeProfile } from './office/profile.ts';

/** Everything that an office decides before its server starts. */
export interface Configuration {
  readonly dataFolder: string;
  readonly office: OfficeProfile;
  /** Interface and ports; port 0 takes a free one. */
  readonly host: string;
  readonly officePort: number;
  readonly publicPort: number;
  /** Root of the public site as the public reaches it, or null for the address that the server listens on. */
  readonly publicUrl: string | null;
  /** Root of the office server as the clerks' machines reach it, or null likewise. */
  readonly officeUrl: string | null;
  /** Null for a self-signed certificate. */
  readonly certificate: CertificateFiles | null;
  readonly officeJs: OfficeJsSource;
  /** Null when there is no chat. */
  readonly feishu: FeishuSettings | null;
  readonly logLevel: LogLevel;
}

/** Why the configuration can't be used. Sentences in `start-words.ts`. */
export type ConfigurationFault =
  | { readonly code: 'settings-unreadable'; readonly path: string }
  | { readonly code: 'settings-malformed'; readonly path: string; readonly at: string; readonly expected: string }
  | { readonly code: 'variable-unknown'; readonly name: string }
  | { readonly code: 'variable-malformed'; readonly name: string; readonly expected: string }
  | { readonly code: 'variable-missing'; readonly name: string; readonly because: string }
  /** A file of the settings that should hold one secret: not there, empty, or too long. */
  | { readonly code: 'secret-unreadable'; readonly path: string; readonly name: string };

/** Name of the settings file in the data folder, when no other is named. */
export const SETTINGS_FILE = 'office.json';

/** Variables of the environment; every other name with our prefix is refused, for it is a misspelt one. */
const PREFIX = 'DOUBLE_RANDOM_';
const VARIABLES = [
  'DATA',
  'SETTINGS',
  'HOST',
  'OFFICE_PORT',
  'PUBLIC_PORT',
  'PUBLIC_URL',
  'OFFICE_URL',
  'KEY_FILE',
  'CERTIFICATE_FILE',
  'OFFICE_JS',
  'LOG_LEVEL',
] as const;
type Variable = (typeof VARIABLES)[number];

export const DEFAULT_DATA_FOLDER = 'data';
export const DEFAULT_OFFICE_PORT = 8443;
export const DEFAULT_PUBLIC_PORT = 8080;

/** Caps on visits that an office sets. */
const MAX_VISIT_LIMITS = 100;

const name = textUpTo(MAX_NAME);
const port = integerFrom(0, 65_535);

const profileSchema: Schema<OfficeProfile> = v.strictObject({
  name,
  drawPrefix: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]{1,10}$/)),
  departments: listUpTo(MAX_NAMED_PLACES, v.strictObject({ code: departmentCodeSchema, name })),
  districts: listUpTo(MAX_NAMED_PLACES, v.strictObject({ code: districtCodeSchema, name })),
  itemListVersion: name,
  leastAssurance: v.picklist([1, 2, 3]),
  visitLimits: v.exactOptional(listUpTo(MAX_VISIT_LIMITS, visitLimitSchema)),
  answerWithinWorkdays: v.exactOptional(integerFrom(1, 60)),
});

const settingsSchema = v.strictObject({
  office: profileSchema,
  host: v.exactOptional(name),
  officePort: v.exactOptional(port),
  publicPort: v.exactOptional(port),
  publicUrl: v.exactOptional(rootSchema),
  officeUrl: v.exactOptional(rootSchema),
  keyFile: v.exactOptional(name),
  certificateFile: v.exactOptional(name),
  officeJs: v.exactOptional(name),
  logLevel: v.exactOptional(v.picklist(LOG_LEVELS)),
  feishu: v.exactOptional(feishuFileSchema),
});
/** What the settings file holds. The environment wins over it. */
export type Settings = v.InferOutput<typeof settingsSchema>;

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment and the settings file. Secrets come from the environment, or from files that it names. */
export async function readConfiguration(
  environment: Environment,
  dataFolder?: string,
): Promise<Result<Configuration, ConfigurationFault>> {
  const variables = readVariables(environment);
  if (!variables.ok) return variables;
  const folder = dataFolder ?? variables.value.DATA ?? DEFAULT_DATA_FOLDER;
  const settings = await readSettings(variables.value.SETTINGS ?? join(folder, SETTINGS_FILE));
  if (!settings.ok) return settings;
  const feishu = await readFeishuSettings(environment, settings.value.feishu ?? {});
  if (!feishu.ok) return feishu;
  return combine(folder, settings.value, variables.value, feishu.value);
}

type Variables = Readonly<Partial<Record<Variable, string>>>;

function readVariables(environment: Environment): Result<Variables, ConfigurationFault> {
  const found: Partial<Record<Variable, string>> = {};
  for (const [full, value] of Object.entries(environment)) {
    if (!full.startsWith(PREFIX) || value === undefined) continue;
    const variable = VARIABLES.find((known) => `${PREFIX}${known}` === full);
    if (variable === undefined) return fail({ code: 'variable-unknown', name: full });
    if (value !== '') found[variable] = value;
  }
  return ok(found);
}

async function readSettings(path: string): Promise<Result<Settings, ConfigurationFault>> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
    return fail({ code: 'settings-unreadable', path });
  }
  try {
    const decoded = decodeWith(settingsSchema, JSON.parse(text));
    if (decoded.ok) return decoded;
    return fail({ code: 'settings-malformed', path, at: decoded.fault.path, expected: decoded.fault.expected });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return fail({ code: 'settings-malformed', path, at: '', expected: 'JSON' });
  }
}

function combine(
  dataFolder: string,
  settings: Settings,
  variables: Variables,
  feishu: FeishuSettings | null,
): Result<Configuration, ConfigurationFault> {
  const officePort = portOf(variables, 'OFFICE_PORT', settings.officePort ?? DEFAULT_OFFICE_PORT);
  if (!officePort.ok) return officePort;
  const publicPort = portOf(variables, 'PUBLIC_PORT', settings.publicPort ?? DEFAULT_PUBLIC_PORT);
  if (!publicPort.ok) return publicPort;
  const publicUrl = rootOf(variables, 'PUBLIC_URL', settings.publicUrl ?? null);
  if (!publicUrl.ok) return publicUrl;
  const officeUrl = rootOf(variables, 'OFFICE_URL', settings.officeUrl ?? null);
  if (!officeUrl.ok) return officeUrl;
  const level = LOG_LEVELS.find((known) => known === (variables.LOG_LEVEL ?? settings.logLevel ?? 'info'));
  if (level === undefined) return malformed('LOG_LEVEL', LOG_LEVELS.join(' | '));
  const certificate = certificateOf(
    variables.KEY_FILE ?? settings.keyFile,
    variables.CERTIFICATE_FILE ?? settings.certificateFile,
  );
  if (!certificate.ok) return certificate;
  return ok({
    dataFolder,
    office: settings.office,
    host: variables.HOST ?? settings.host ?? '127.0.0.1',
    officePort: officePort.value,
    publicPort: publicPort.value,
    publicUrl: publicUrl.value,
    officeUrl: officeUrl.value,
    certificate: certificate.value,
    officeJs: officeJsSource(variables.OFFICE_JS ?? settings.officeJs),
    feishu,
    logLevel: level,
  });
}

const malformed = (variable: Variable, expected: string): Result<never, ConfigurationFault> =>
  fail({ code: 'variable-malformed', name: `${PREFIX}${variable}`, expected });

function portOf(variables: Variables, name: Variable, other: number): Result<number, ConfigurationFault> {
  const text = variables[name];
  if (text === undefined) return ok(other);
  const number = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  return number <= 65_535 ? ok(number) : malformed(name, '0–65535');
}

function rootOf(variables: Variables, name: Variable, other: string | null): Result<string | null, ConfigurationFault> {
  const text = variables[name];
  if (text === undefined) return ok(other);
  const decoded = decodeWith(rootSchema, text.replace(/\/+$/, ''));
  return decoded.ok ? decoded : malformed(name, 'http(s)://…');
}

function certificateOf(
  keyFile: string | undefined,
  certificateFile: string | undefined,
): Result<CertificateFiles | null, ConfigurationFault> {
  if (keyFile === undefined && certificateFile === undefined) return ok(null);
  if (keyFile === undefined) return missingPair('KEY_FILE', 'CERTIFICATE_FILE');
  if (certificateFile === undefined) return missingPair('CERTIFICATE_FILE', 'KEY_FILE');
  return ok({ keyFile, certificateFile });
}

const missingPair = (name: Variable, because: Variable): Result<never, ConfigurationFault> =>
  fail({ code: 'variable-missing', name: `${PREFIX}${name}`, because: `${PREFIX}${because}` });
