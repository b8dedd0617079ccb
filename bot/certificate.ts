import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { fail, ok, type Result } from '../core/result.ts';
import type { Instant } from '../core/model/ids.ts';
import { millisecondsOf } from '../core/model/instant.ts';
import type { FileSystem } from './file-system.ts';
import { readWhole, writeWhole } from './stores/whole-file.ts';

/** What an https server needs, in PEM. */
export interface Certificate {
  readonly key: Buffer;
  readonly certificate: Buffer;
}

/** Files that the office put there itself. */
export interface CertificateFiles {
  readonly keyFile: string;
  readonly certificateFile: string;
}

/** A configured file is missing or is not what it should be. */
export interface CertificateFault {
  readonly code: 'certificate-unreadable';
  readonly path: string;
}

const DAY_MS = 86_400_000;
/** The longest that all systems accept (Apple's limit for certificates that a user trusts is 825 days). */
const VALID_DAYS = 820;
const RENEW_DAYS = 30;

/** The office's own certificate, else a self-signed one for this machine, made at the first start and renewed in time. */
export async function officeCertificate(
  files: FileSystem,
  folder: string,
  own: CertificateFiles | null,
  host: string,
  now: Instant,
): Promise<Result<Certificate, CertificateFault>> {
  if (own !== null) return readOwn(files, own);
  const stored = await readStored(files, folder);
  if (stored !== null && serves(stored, host, now)) return ok(stored);
  const made = await selfSigned(host, now);
  await writeWhole(files, join(folder, 'key.pem'), made.key);
  await writeWhole(files, join(folder, 'certificate.pem'), made.certificate);
  return ok(made);
}

async function readOwn(files: FileSystem, own: CertificateFiles): Promise<Result<Certificate, CertificateFault>> {
  const key = await readWhole(files, own.keyFile).catch(() => null);
  if (!key?.includes('PRIVATE KEY')) return fail({ code: 'certificate-unreadable', path: own.keyFile });
  const certificate = await readWhole(files, own.certificateFile).catch(() => null);
  if (certificate === null || parse(certificate) === null) {
    return fail({ code: 'certificate-unreadable', path: own.certificateFile });
  }
  return ok({ key, certificate });
}

async function readStored(files: FileSystem, folder: string): Promise<Certificate | null> {
  const key = await readWhole(files, join(folder, 'key.pem'));
  const certificate = await readWhole(files, join(folder, 'certificate.pem'));
  return key === null || certificate === null ? null : { key, certificate };
}

function serves({ certificate }: Certificate, host: string, now: Instant): boolean {
  const parsed = parse(certificate);
  if (parsed === null) return false;
  const named = isIP(host) > 0 ? parsed.checkIP(host) : parsed.checkHost(host);
  return named !== undefined && Date.parse(parsed.validTo) - millisecondsOf(now) > RENEW_DAYS * DAY_MS;
}

function parse(certificate: Buffer): X509Certificate | null {
  try {
    return new X509Certificate(certificate);
  } catch {
    return null;
  }
}

async function selfSigned(host: string, now: Instant): Promise<Certificate> {
  const names = new Set(['localhost', '127.0.0.1', '::1', host]);
  const altNames = [...names].map((name) =>
    isIP(name) > 0 ? ({ type: 7, ip: name } as const) : ({ type: 2, value: name } as const),
  );
  const made = await generate([{ name: 'commonName', value: host }], {
    keyType: 'ec',
    curve: 'P-256',
    algorithm: 'sha256',
    notBeforeDate: new Date(millisecondsOf(now) - DAY_MS),
    notAfterDate: new Date(millisecondsOf(now) + (VALID_DAYS - 1) * DAY_MS),
    extensions: [
      { name: 'basicConstraints', cA: false },
      { name: 'keyUsage', digitalSignature: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames },
    ],
  });
  return { key: Buffer.from(made.private), certificate: Buffer.from(made.cert) };
}
