import { draw } from '../../core/draw/draw.ts';
import { publicCopy } from '../../core/draw/redaction.ts';
import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import { reportOf, verifySteps, type Check } from '../../core/verify/verify.ts';
import { must, sampleEntities, sampleInput, sampleInspector, DISTRICTS, numbers } from '../support/sample-draw.ts';
import { inRatio, inSeconds, line, peakMegabytes, timed, verdict } from './measure.ts';

/** 10,000 drawn from 200,000 in a city of five districts: time, size, and time to verify. */
const entities = sampleEntities(200_000);
const pick = numbers('bench officers');
const inspectors = Array.from({ length: 600 }, (_, i) => {
  const entity = pick(4) === 0 ? entities[pick(entities.length)] : undefined;
  return sampleInspector(i, {
    district: DISTRICTS[i % DISTRICTS.length] ?? '',
    conflicts: entity ? [{ entity: entity.id, reason: 'relative' }] : [],
    carriedLoad: pick(5),
  });
});
const team = { size: 2, routeLength: 3, loadCap: 60, districtRule: 'own', leadQualification: '' } as const;
const input = sampleInput({
  entities,
  inspectors,
  rules: { quota: { kind: 'count', count: 10_000 }, reserve: 200, team },
});

const stages = new Map<string, number>();
let [stage, since] = ['roster', performance.now()];
const report = (next: string): void => {
  const now = performance.now();
  stages.set(stage, (stages.get(stage) ?? 0) + now - since);
  [stage, since] = [next, now];
};
const made = timed(() => must(draw(input, { report })));
report('');
line(
  'drawing 10,000 of 200,000',
  inSeconds(made.seconds),
  `${made.value.teams.length} teams, ${made.value.matching.slots.length} places`,
);
for (const [name, milliseconds] of stages) if (milliseconds > 20) line(`  ${name}`, inSeconds(milliseconds / 1000));

for (const [name, transcript] of [
  ['full', made.value],
  ['public', publicCopy(made.value)],
] as const) {
  const text = encodeTranscript(transcript);
  const megabytes = Buffer.byteLength(text) / 1e6;
  line(`${name} copy`, `${megabytes.toFixed(1)} MB`, verdict(megabytes < 20));
  const checks: Check[] = [];
  const slow: string[] = [];
  const steps = verifySteps(JSON.parse(text));
  const verified = timed(() => {
    for (;;) {
      const { seconds, value } = timed(() => steps.next());
      if (value.done === true) return;
      checks.push(value.value);
      if (seconds > 0.05) slow.push(`${value.value.name} ${inSeconds(seconds)}`);
    }
  });
  line(
    `verifying the ${name} copy: ${String(reportOf(checks).verdict)}`,
    inSeconds(verified.seconds),
    `${inRatio(verified.cpuSeconds / made.cpuSeconds)} of drawing ${verdict(verified.cpuSeconds <= made.cpuSeconds / 2)}`,
  );
  line('  of which', slow.join(', '));
}
line('peak memory', `${peakMegabytes()} MB`);
