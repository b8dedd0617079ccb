import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../core/result.ts';
import { officeOrigin, type OriginFault } from './office-origin.ts';

/** Why there is no manifest for an office. Sentences in `manifest-words.ts`. */
export type ManifestFault = OriginFault | { readonly code: 'id-malformed'; readonly id: string };

/** Address in the one `manifest.xml` of the repository, which every address of an office replaces. */
export const TEMPLATE_ORIGIN = 'https://localhost:8443';

/** Namespace of names that are URLs (RFC 9562 §6.6). */
const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** Id of the add-in for one office: the same address gives the same id, so that an update replaces what is installed. */
export function addInId(origin: string): string {
  const namespace = Buffer.from(URL_NAMESPACE.replaceAll('-', ''), 'hex');
  const hash = createHash('sha1').update(namespace).update(origin, 'utf8').digest().subarray(0, 16);
  // version 5 and variant of RFC 9562 §5.5
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * The manifest for an office's address, made from the repository's one.
 * @param template - content of `manifest.xml`.
 * @param address - root of the office as the clerks' machines reach it.
 * @param id - id to keep, such as that of an add-in that was deployed under an earlier address.
 */
export function officeManifest(template: string, address: string, id?: string): Result<string, ManifestFault> {
  const origin = officeOrigin(address);
  if (!origin.ok) return origin;
  const kept = id?.trim().toLowerCase();
  if (kept !== undefined && !UUID.test(kept)) return fail({ code: 'id-malformed', id: kept });
  return ok(
    template
      .replace(/<Id>[^<]*<\/Id>/, `<Id>${kept ?? addInId(origin.value)}</Id>`)
      .replaceAll(TEMPLATE_ORIGIN, origin.value),
  );
}
