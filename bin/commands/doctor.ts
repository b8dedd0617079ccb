import { readConfiguration } from '../../bot/configuration.ts';
import { startSentence } from '../../bot/start-words.ts';
import type { Console } from '../console.ts';
import { examine } from '../doctor/examination.ts';
import type { Finding } from '../doctor/finding.ts';

/** What `double-random doctor` is told. */
export interface DoctorSettings {
  readonly dataFolder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The machine's clock, in milliseconds since 1970. */
  readonly now: () => number;
}

const MARK: Readonly<Record<Finding['state'], string>> = { fine: '✓', fault: '✗', warning: '!' };

/** `double-random doctor`: examines settings, folder, clock and the app in Feishu. @returns 0 when nothing is broken. */
export async function doctorCommand(settings: DoctorSettings, terminal: Console): Promise<number> {
  const read = await readConfiguration(settings.environment, settings.dataFolder);
  if (!read.ok) {
    terminal.say(lineOf({ state: 'fault', about: '设置', what: startSentence(read.fault), todo: '' }));
    return 1;
  }
  terminal.say(lineOf({ state: 'fine', about: '设置', what: '有效。', todo: '' }));
  const { dataFolder, feishu } = read.value;
  const findings = await examine({ dataFolder, feishu, now: settings.now });
  for (const finding of findings) {
    terminal.say(lineOf(finding));
    if (finding.todo !== '') terminal.say(`      → ${finding.todo}`);
  }
  const faults = findings.filter(({ state }) => state === 'fault').length;
  const warnings = findings.filter(({ state }) => state === 'warning').length;
  terminal.say(summary(faults, warnings));
  return faults === 0 ? 0 : 1;
}

const lineOf = ({ state, about, what }: Finding): string => `  ${MARK[state]} ${about}：${what}`;

function summary(faults: number, warnings: number): string {
  if (faults > 0) return `有 ${String(faults)} 处要处理（✗），处理后再执行一次 double-random doctor。`;
  return warnings > 0 ? `可以使用，另有 ${String(warnings)} 处提醒（!）。` : '一切正常。';
}
