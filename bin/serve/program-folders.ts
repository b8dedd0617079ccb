import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders of the built programs; this file runs from `dist/bin`. */
export interface ProgramFolders {
  readonly taskpane: string;
  /** The repository's `manifest.xml`. */
  readonly manifest: string;
  readonly workbench: string;
  readonly publicSite: string;
  readonly witnessPage: string;
  readonly chatWindow: string;
  /** The built worker; null draws in place. */
  readonly drawWorker: URL | null;
  /** Microsoft's office.js as its npm package ships it; null in a production install without it. */
  readonly officeJs: string | null;
}

/** Finds them beside the running program. */
export function programFolders(programUrl: string): ProgramFolders {
  const dist = dirname(dirname(fileURLToPath(programUrl)));
  return {
    taskpane: join(dist, 'taskpane'),
    manifest: join(dist, 'manifest.xml'),
    workbench: join(dist, 'workbench'),
    publicSite: join(dist, 'public-site'),
    witnessPage: join(dist, 'witness-page'),
    chatWindow: join(dist, 'chat-window'),
    drawWorker: new URL('./draw-worker.js', programUrl),
    officeJs: officeJsFolder(programUrl),
  };
}

function officeJsFolder(programUrl: string): string | null {
  try {
    const manifest = createRequire(programUrl).resolve('@microsoft/office-js/package.json');
    const folder = join(dirname(manifest), 'dist');
    return existsSync(join(folder, 'office.js')) ? folder : null;
  } catch {
    return null;
  }
}
