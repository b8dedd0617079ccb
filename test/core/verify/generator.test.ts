import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const generator = fileURLToPath(new URL('../../../docs/spec/generate_vectors.py', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;

// a machine without Python still tests against the vectors; only where they come from is not shown there
(hasPython ? test : test.skip)('the published vectors are what their generator makes', () => {
  const { status, stderr } = spawnSync('python3', [generator, '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});
