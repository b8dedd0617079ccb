import { toHex } from '../../../core/encoding/hex.ts';
import { sha256 } from '../../../core/encoding/sha256.ts';
import { reportOf, verifySteps, type Check } from '../../../core/verify/verify.ts';
import type { VerifyNews, VerifyRequest } from './verify-messages.ts';

/** The page's worker: everything that takes time happens here, so the page never freezes. */
const tell = (news: VerifyNews): void => {
  postMessage(news);
};

addEventListener('message', (event: MessageEvent<VerifyRequest>) => {
  void run(event.data.url);
});

async function run(url: string): Promise<void> {
  const bytes = await download(url);
  if (bytes === null) {
    tell({ kind: 'unreadable' });
    return;
  }
  tell({ kind: 'loaded', bytes: bytes.length, hash: toHex(sha256(bytes)) });
  const checks: Check[] = [];
  for (const check of verifySteps(parse(bytes), { progress: tellProgress })) {
    checks.push(check);
    tell({ kind: 'check', check });
  }
  tell({ kind: 'verdict', verdict: reportOf(checks).verdict });
}

/** The record's bytes, or null when the site refuses or the line breaks. */
async function download(url: string): Promise<Uint8Array | null> {
  try {
    const response = await fetch(url);
    return response.ok ? new Uint8Array(await response.arrayBuffer()) : null;
  } catch {
    return null;
  }
}

/** Anything that is no JSON is left to the first check to refuse. */
function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}

const tellProgress = (_stage: string, done: number, total: number): void => {
  tell({ kind: 'progress', done, total });
};
