import { readFileSync } from 'node:fs';
import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { CheckName, VerificationReport } from '../../core/verify/verify.ts';

/**
 * The published vectors, and one runner for every way in which the engine is reached: the core call, a JSON round-trip,
 * the browser bundle, the HTTP API, the command line. The vectors come from `docs/spec/generate_vectors.py`, which
 * shares no code with the engine.
 */

/** A draw: what goes in, and every byte that must come out. */
export interface DrawVector {
  readonly name: string;
  readonly input: unknown;
  readonly seedText: string;
  readonly transcript: unknown;
  readonly hash: string;
  readonly publicHash: string;
}

/** A linked transcript, of a draw or of an earlier link. */
export interface ReplacementVector {
  readonly request: unknown;
  readonly before: unknown;
  readonly transcript: unknown;
  readonly hash: string;
}

/** A forged transcript, and the checks that must fail. */
export interface MustFailVector {
  readonly name: string;
  readonly transcript: unknown;
  readonly fails: readonly CheckName[];
}

/** A file of vectors, as it is. */
export function vectorFile(name: string): unknown {
  const url = new URL(`../../docs/spec/vectors/${name}.json`, import.meta.url);
  const parsed: unknown = JSON.parse(readFileSync(url, 'utf8'));
  return parsed;
}

const DRAWS = ['joint', 'total', 'weighted', 'filtered'] as const;

/** All draws. */
export const drawVectors = (): readonly DrawVector[] =>
  DRAWS.map((name) => ({ name, ...(vectorFile(`draw-${name}`) as Omit<DrawVector, 'name'>) }));

/** All linked transcripts, each with the one before it. */
export function replacementVectors(): readonly ReplacementVector[] {
  const links = vectorFile('replacements') as readonly Omit<ReplacementVector, 'before'>[];
  const first = (vectorFile('draw-joint') as DrawVector).transcript;
  return links.map((link, i) => ({ ...link, before: links[i - 1]?.transcript ?? first }));
}

interface Forgery {
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
  readonly fails: readonly CheckName[];
}

/** All forgeries of the joint draw. */
export function mustFailVectors(): readonly MustFailVector[] {
  const { changes } = vectorFile('must-fail') as { readonly changes: readonly Forgery[] };
  return changes.map(({ name, path, value, fails }) => {
    const { transcript } = vectorFile('draw-joint') as { readonly transcript: unknown };
    return { name, transcript: forged(transcript, path, value), fails };
  });
}

/** The document with one member replaced. `defineProperty`, so that a member called `__proto__` is one. */
export function forged(document: unknown, path: readonly (string | number)[], value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy: unknown = Array.isArray(document) ? [...(document as unknown[])] : { ...(document as object) };
  const member: unknown = Reflect.get(copy as object, key);
  Object.defineProperty(copy, key, {
    value: forged(member, rest, value),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}

/** A way to reach the engine. Absent members are ways that a path does not offer. */
export interface EnginePath {
  readonly draw?: (input: unknown) => unknown;
  readonly verify?: (transcript: unknown, predecessor?: unknown) => VerificationReport | Promise<VerificationReport>;
  readonly replace?: (before: unknown, request: unknown) => unknown;
}

/** Runs every vector along a path; the answer is what differs, empty when nothing does. */
export async function differences(path: EnginePath): Promise<readonly string[]> {
  const found: string[] = [];
  for (const vector of drawVectors()) {
    if (path.draw) same(found, `draw ${vector.name}`, vector.transcript, await path.draw(vector.input));
    if (path.verify) passes(found, `verify ${vector.name}`, await path.verify(vector.transcript));
  }
  for (const [i, { before, request, transcript }] of replacementVectors().entries()) {
    if (path.replace) same(found, `replacement ${i + 1}`, transcript, await path.replace(before, request));
    if (path.verify) passes(found, `verify replacement ${i + 1}`, await path.verify(transcript, before));
  }
  for (const { name, transcript, fails } of path.verify ? mustFailVectors() : []) {
    const report = await path.verify?.(transcript);
    if (report) refuses(found, name, report, fails);
  }
  return found;
}

function same(found: string[], what: string, expected: unknown, actual: unknown): void {
  if (canonicalJson(expected) !== canonicalJson(actual)) found.push(`${what}: other bytes than the vector's`);
}

function passes(found: string[], what: string, { verdict, checks }: VerificationReport): void {
  const failing = checks.filter(({ outcome }) => outcome === 'failed').map(({ name }) => name);
  if (!verdict) found.push(`${what}: refused by ${failing.join(', ')}`);
}

function refuses(found: string[], what: string, report: VerificationReport, fails: readonly CheckName[]): void {
  if (report.verdict) found.push(`${what}: a forgery passes`);
  for (const name of fails) {
    const check = report.checks.find((candidate) => candidate.name === name);
    if (check?.outcome !== 'failed') found.push(`${what}: ${name} is ${check?.outcome ?? 'missing'}`);
  }
}
