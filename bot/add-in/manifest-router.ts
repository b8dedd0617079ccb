import { readFile } from 'node:fs/promises';
import type { RequestHandler } from 'express';
import { manifestSentence } from './manifest-words.ts';
import { officeManifest } from './office-manifest.ts';

/**
 * Hands out the manifest for the office's own address, ready for a shared folder or the admin centre.
 * @param template - path of the repository's `manifest.xml`.
 * @param address - root of the office as the clerks' machines reach it.
 */
export function manifestHandler(template: string, address: string): RequestHandler {
  return async (_request, response) => {
    const manifest = officeManifest(await readFile(template, 'utf8'), address);
    if (manifest.ok) response.type('application/xml').attachment('manifest.xml').send(manifest.value);
    // the office's address is the fault, not the request
    else response.status(503).type('text/plain').send(manifestSentence(manifest.fault));
  };
}
