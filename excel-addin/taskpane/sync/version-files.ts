import type { ListVersion } from '../../../core/lists/list-version.ts';
import { ok, type Result } from '../../../core/result.ts';
import type { CallFault } from '../../api/call-fault.ts';
import type { Services } from '../services.ts';

/** Which version of which list. */
export type VersionPlace = Pick<ListVersion, 'department' | 'kind' | 'number'>;

/** Contents of versions as they came from the office; versions never change, so each is fetched once. */
export interface VersionFiles {
  readonly get: (version: VersionPlace) => Promise<Result<Blob, CallFault>>;
}

/** Files kept at most: base and newest of three lists. */
const KEPT_FILES = 6;

/** Makes the files' keeper. */
export function versionFiles({ api }: Pick<Services, 'api'>): VersionFiles {
  const files = new Map<string, Blob>();
  return {
    get: async ({ department, kind, number }) => {
      const name = `${department}/${kind}/${String(number)}`;
      const known = files.get(name);
      if (known !== undefined) return ok(known);
      const file = await api.listContent(department, kind, number);
      if (!file.ok) return file;
      files.set(name, file.value);
      const [oldest] = files.keys();
      if (files.size > KEPT_FILES && oldest !== undefined) files.delete(oldest);
      return file;
    },
  };
}
