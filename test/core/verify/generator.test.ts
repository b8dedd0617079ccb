import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from '@jest/globals';
import { publicCopy } from '../../../core/draw/redaction.ts';
import { encodeTranscript } from '../../../core/draw/transcript-decoder.ts';
import { sampleTranscript } from '../../support/sample-draw.ts';
import { mustFailVectors } from '../../support/vectors.ts';

const folder = mkdtempSync(join(tmpdir(), 'verify-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function python(
  script: string,
  ...rest: readonly string[]
): { readonly status: number | null; readonly output: string } {
  const path = fileURLToPath(new URL(`../../../docs/spec/${script}`, import.meta.url));
  const { status, stdout, stderr } = spawnSync('python3', [path, ...rest], { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function verifyFile(text: string): { readonly status: number | null; readonly output: string } {
  const path = join(folder, 'transcript.json');
  writeFileSync(path, text);
  return python('verify_transcript.py', path);
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

// a machine without Python still tests against the vectors; only where they come from is not shown there
(hasPython ? describe : describe.skip)('the second implementation', () => {
  test('makes the published vectors', () => {
    expect(python('generate_vectors.py', '--check')).toEqual({ status: 0, output: '' });
  });

  test('verifies what the engine draws, in full and as the public copy', () => {
    const transcript = sampleTranscript({ label: 'for Python' });
    const full = verifyFile(encodeTranscript(transcript));
    expect(full.output).not.toMatch(/failed|not-shown/);
    expect(full.status).toBe(0);
    expect(verifyFile(encodeTranscript(publicCopy(transcript))).status).toBe(0);
  });

  test('refuses the forgeries by the same checks', () => {
    const forgeries = mustFailVectors().filter(({ fails }) => !fails.includes('form'));
    for (const { transcript, fails, name } of forgeries.filter((_, i) => i % 6 === 0)) {
      const { status, output } = verifyFile(JSON.stringify(transcript));
      expect([name, status]).toEqual([name, 1]);
      for (const check of fails) expect(output).toContain(`${check}: failed`);
    }
  });

  test('calls other files no transcript', () => {
    for (const text of ['{}', '[]', '"x"', '{"format":"ssj-transcript-1"}']) expect(verifyFile(text).status).toBe(2);
  });
});
