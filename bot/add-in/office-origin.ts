import { fail, ok, type Result } from '../../core/result.ts';

/** Why an address can't be the one under which Excel finds the add-in. Sentences in `manifest-words.ts`. */
export type OriginFault =
  | { readonly code: 'address-malformed'; readonly address: string }
  /** Excel opens task panes over https alone ("Office Add-ins XML manifest"). */
  | { readonly code: 'address-not-https'; readonly address: string }
  /** The pane asks for `/api`, `/addin` and `/office` at the root of its host. */
  | { readonly code: 'address-with-path'; readonly address: string; readonly path: string }
  /** Name, password, query or fragment: nothing of it would reach the manifest. */
  | { readonly code: 'address-with-more'; readonly address: string };

/** Longest address that is looked at. */
const MAX_ADDRESS = 2_000;

/** Host names as browsers write them, and addresses of both versions; nothing that XML would have to quote. */
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])$/;

/**
 * The origin of an office's address, such as `https://office.example:7443`: lower case, names in their ASCII form, the
 * port only where it is not 443.
 */
export function officeOrigin(address: string): Result<string, OriginFault> {
  const written = address.trim();
  const url = written.length <= MAX_ADDRESS && URL.canParse(written) ? new URL(written) : null;
  if (url === null) return fail({ code: 'address-malformed', address: written.slice(0, MAX_ADDRESS) });
  if (url.protocol === 'http:') return fail({ code: 'address-not-https', address: written });
  if (url.protocol !== 'https:' || !HOST.test(url.hostname))
    return fail({ code: 'address-malformed', address: written });
  if (url.username + url.password + url.search + url.hash !== '') {
    return fail({ code: 'address-with-more', address: written });
  }
  if (url.pathname !== '/') return fail({ code: 'address-with-path', address: written, path: url.pathname });
  return ok(url.origin);
}
