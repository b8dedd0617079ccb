import type { ChatLog } from '../log.ts';

/** Longest line of the SDK's that is kept. */
const LONGEST = 240;

/**
 * The SDK's logger: it hands over arrays with request bodies, answers and, when a token call fails, the app's secret.
 * Only sentences and error codes pass, with anything that could be a secret blanked.
 */
export function createSdkLog(
  log: ChatLog,
): Record<'error' | 'warn' | 'info' | 'debug' | 'trace', (...parts: unknown[]) => void> {
  return {
    error: (...parts) => {
      log.warn({ event: 'feishu-sdk' }, sentenceOf(parts));
    },
    warn: (...parts) => {
      log.warn({ event: 'feishu-sdk' }, sentenceOf(parts));
    },
    info: (...parts) => {
      log.info({ event: 'feishu-sdk' }, sentenceOf(parts));
    },
    // bodies of messages and events are on these levels
    debug: () => undefined,
    trace: () => undefined,
  };
}

/** The words of a log call without its bodies. */
export function sentenceOf(parts: readonly unknown[]): string {
  const words = parts.flat(2).flatMap(wordsOf);
  return redact(words.join(' ')).slice(0, LONGEST);
}

function wordsOf(part: unknown): readonly string[] {
  if (typeof part === 'string') return [part];
  if (typeof part !== 'object' || part === null) return [];
  const fields = part as Readonly<Record<string, unknown>>; // only these three are looked at
  const shown = [fields['code'], fields['status'], part instanceof Error ? part.message : fields['msg']];
  return shown.filter((value) => typeof value === 'string' || typeof value === 'number').map(String);
}

/** Blanks secrets, tokens, tickets, phone numbers and addresses of the long connection. */
export function redact(text: string): string {
  return text
    .replace(/\b(Bearer\s+|t-|u-|a-)[\w.-]{8,}/g, '$1***')
    .replace(/(secret|token|ticket|access_key|password|encrypt)(["':=\s]+)[^\s"',&}]+/gi, '$1$2***')
    .replace(/wss?:\/\/\S+/g, 'ws***')
    .replace(/(?<!\d)1\d{10}(?!\d)/g, '1**********');
}
