import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../core/result.ts';
import { systemErrorCode } from '../file-system.ts';

/**
 * Where the pane takes office.js from: the copy that is installed beside the program (Microsoft's where there is none),
 * Microsoft's in any case, or a folder of the office's own.
 */
export type OfficeJsSource =
  { readonly kind: 'installed' } | { readonly kind: 'microsoft' } | { readonly kind: 'folder'; readonly path: string };

/** The office's own folder holds no office.js. */
export interface OfficeJsFault {
  readonly code: 'office-js-missing';
  readonly path: string;
}

/** Reads the setting: `microsoft`, or the path of a folder; nothing for the installed copy. */
export function officeJsSource(setting: string | undefined): OfficeJsSource {
  if (setting === undefined) return { kind: 'installed' };
  return setting === 'microsoft' ? { kind: 'microsoft' } : { kind: 'folder', path: setting };
}

/** The folder to hand out at `/office/`, or null for Microsoft's copy. */
export async function officeJsFolder(
  source: OfficeJsSource,
  installed: string | null,
): Promise<Result<string | null, OfficeJsFault>> {
  if (source.kind !== 'folder') return ok(source.kind === 'installed' ? installed : null);
  try {
    await access(join(source.path, 'office.js'));
    return ok(source.path);
  } catch (error) {
    if (systemErrorCode(error) === null) throw error;
    return fail({ code: 'office-js-missing', path: source.path });
  }
}
