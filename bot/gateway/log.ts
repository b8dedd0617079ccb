/**
 * Where the chat writes its log: pino's shape. Fields are ids and codes; no text of messages, no secrets, no contact
 * data ever goes here.
 */
export interface ChatLog {
  info(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  warn(fields: Readonly<Record<string, unknown>>, sentence: string): void;
  error(fields: Readonly<Record<string, unknown>>, sentence: string): void;
}
