import pino, { type DestinationStream, type Logger } from 'pino';

/** How much is written. */
export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/**
 * Nobody should hand these to the log. Should somebody, they still don't get into it.
 */
const NEVER = ['authorization', 'token', 'code', 'mobile', 'email', 'secret', 'appSecret', 'contacts', 'salt', 'text'];

/** The office's log: structured lines with ids and codes, without secrets, contact data or what people write. */
export function officeLog(level: LogLevel, destination: DestinationStream): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: NEVER.flatMap((name) => [name, `*.${name}`]), censor: '***' },
      serializers: { err: describeError },
    },
    destination,
  );
}

/** An error without what hangs on it: clients attach requests with their tokens to theirs. */
function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { message: String(error) };
  const code = 'code' in error ? { systemCode: String(error.code) } : {};
  return { type: error.name, message: error.message, stack: error.stack, ...code };
}
