import { spawnSync } from 'node:child_process';
import { draw } from '../../core/draw/draw.ts';
import { publicCopy } from '../../core/draw/redaction.ts';
import { encodeTranscript } from '../../core/draw/transcript-decoder.ts';
import type { Transcript } from '../../core/draw/transcript.ts';
import type { TeamRules } from '../../core/model/draw-rules.ts';
import { reportOf, verifySteps, type Check } from '../../core/verify/verify.ts';
import { must } from '../support/sample-draw.ts';
import { cityDraw, DISTRICT_TEAMS } from './city-draw.ts';
import { inRatio, inSeconds, line, peakMegabytes, processorSeconds, timed, verdict } from './measure.ts';

/**
 * 10,000 drawn from 200,000 in a city of five districts, 600 officers: processor time, size, and time to verify. Once
 * with routes of three and officers of the own district, once with a team for every firm and officers who may go
 * anywhere, so that all hangs together.
 */
const SCENES: readonly { readonly what: string; readonly team: TeamRules }[] = [
  {
    what: 'routes of three, own district',
    team: DISTRICT_TEAMS,
  },
  {
    what: 'one firm a team, any district',
    team: { size: 2, routeLength: 1, loadCap: 120, districtRule: 'any', leadQualification: '' },
  },
];

/** Stages and checks shorter than this are not shown, in seconds. */
const SHOWN = 0.05;

/** Processor time of each stage of a draw. */
class Stages {
  readonly seconds = new Map<string, number>();
  #stage = 'roster';
  #since = processorSeconds();

  readonly report = (stage: string): void => {
    if (stage === this.#stage) return;
    const now = processorSeconds();
    this.seconds.set(this.#stage, (this.seconds.get(this.#stage) ?? 0) + now - this.#since);
    [this.#stage, this.#since] = [stage, now];
  };
}

function oneScene({ what, team }: (typeof SCENES)[number]): void {
  const sealed = timed(cityDraw(team));
  const stages = new Stages();
  const made = timed(() => must(draw(sealed.value, stages)));
  stages.report('');
  const { teams, matching } = made.value;
  line(what, `${teams.length} teams, ${matching.slots.length} places`);
  line('sealing: both lists hashed', inSeconds(sealed.cpuSeconds));
  line('drawing', inSeconds(made.cpuSeconds));
  for (const [stage, seconds] of stages.seconds) if (seconds > SHOWN) line(`  ${stage}`, inSeconds(seconds));
  const plan = stages.seconds.get('plan') ?? NaN;
  for (const [name, transcript] of [
    ['full', made.value],
    ['public', publicCopy(made.value)],
  ] as const) {
    oneCopy(name, transcript, { sealing: sealed.cpuSeconds, drawing: made.cpuSeconds, plan });
  }
  line('peak memory', `${peakMegabytes()} MB`);
}

interface Making {
  readonly sealing: number;
  readonly drawing: number;
  readonly plan: number;
}

function oneCopy(name: string, transcript: Transcript, { sealing, drawing, plan }: Making): void {
  const written = timed(() => encodeTranscript(transcript));
  const megabytes = Buffer.byteLength(written.value) / 1e6;
  line(`${name} copy, written`, inSeconds(written.cpuSeconds), `${megabytes.toFixed(1)} MB ${verdict(megabytes < 20)}`);
  const read = timed((): unknown => JSON.parse(written.value));
  const { checks, seconds } = verifyTimed(read.value);
  const verifying = Array.from(seconds.values()).reduce((sum, own) => sum + own, 0);
  const share = verifying / drawing;
  const whole = (read.cpuSeconds + verifying) / (sealing + drawing + written.cpuSeconds);
  line(
    `  verifying: ${String(reportOf(checks).verdict)}`,
    inSeconds(verifying),
    `${inRatio(share)} of drawing ${verdict(share <= 0.5)}`,
  );
  line('  reading and verifying', inRatio(whole), `of sealing, drawing and writing ${verdict(whole <= 0.5)}`);
  const certificate = (seconds.get('base-plan') ?? NaN) / plan;
  line('  the certificate, tickets hashed', `${inRatio(certificate)} of the base plan`, verdict(certificate <= 0.1));
  const slow = Array.from(seconds).filter(([, own]) => own > SHOWN);
  line('  checks', slow.map(([check, own]) => `${check} ${inSeconds(own)}`).join(', '));
}

function verifyTimed(value: unknown): {
  readonly checks: readonly Check[];
  readonly seconds: ReadonlyMap<string, number>;
} {
  const checks: Check[] = [];
  const seconds = new Map<string, number>();
  let since = processorSeconds();
  for (const check of verifySteps(value)) {
    const now = processorSeconds();
    checks.push(check);
    seconds.set(check.name, now - since);
    since = now;
  }
  return { checks, seconds };
}

const [script, index] = process.argv.slice(1);
const scene = index === undefined ? undefined : SCENES[Number(index)];
if (scene !== undefined) oneScene(scene);
else for (const at of SCENES.keys()) spawnSync(process.execPath, [script ?? '', String(at)], { stdio: 'inherit' });
