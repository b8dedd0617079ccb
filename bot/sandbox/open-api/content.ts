import { faultDetail, validateCard } from '../cards/validate.ts';
import { ERRORS } from '../errors.ts';
import { parseJsonObject, type JsonObject } from '../json.ts';
import type { Tenant } from '../tenant.ts';
import { refusal, type Refusal } from './answer.ts';

/** Bytes of a text message's content (150 KB); cards and rich text have 30 KB. */
const TEXT_BYTES = 150 * 1024;
const POST_BYTES = 30 * 1024;

const MESSAGE_TYPES = new Set(['text', 'post', 'interactive']);

/** A message's content, read and found sendable, or Feishu's refusal of it. */
export type ContentVerdict = { readonly ok: true; readonly content: JsonObject } | Refusal;

/** Checks a message's content as Feishu does before accepting it: form, length, card rules, sensitive words, DLP. */
export function checkContent(tenant: Tenant, type: string, content: string): ContentVerdict {
  if (!MESSAGE_TYPES.has(type)) return refusal(ERRORS.invalidParameter, `ext=msg_type ${type} is not played here`);
  const parsed = parseJsonObject(content);
  if (!parsed) return refusal(ERRORS.invalidParameter, 'ext=content is not a JSON object');
  const bytes = Buffer.byteLength(content);
  if (bytes > (type === 'text' ? TEXT_BYTES : type === 'post' ? POST_BYTES : Infinity)) {
    return refusal(ERRORS.contentTooLong);
  }
  if (type === 'text' && (typeof parsed['text'] !== 'string' || parsed['text'] === '')) {
    return refusal(ERRORS.invalidParameter, 'ext=text is empty');
  }
  if (type === 'interactive') {
    const refused = checkCard(tenant, parsed);
    if (refused) return refused;
  }
  return checkWords(tenant, content) ?? { ok: true, content: parsed };
}

/** Feishu's refusal of a card, if it refuses it. */
export function checkCard(tenant: Tenant, card: JsonObject): Refusal | undefined {
  const verdict = validateCard(card, { knownPerson: (id) => tenant.store.people.has(id) || isOtherId(tenant, id) });
  if (verdict.ok) return undefined;
  const [fault] = verdict.faults;
  return refusal(fault.code === 230025 ? ERRORS.contentTooLong : ERRORS.cardRefused, faultDetail(fault));
}

function isOtherId(tenant: Tenant, id: string): boolean {
  for (const person of tenant.store.people.values()) if (person.unionId === id || person.userId === id) return true;
  return false;
}

/** Mobile numbers and landlines standing alone: not part of a longer code such as a unified social credit code. */
const PHONE = /(?<![0-9A-Za-z])(?:(?:\+?86[- ]?)?1[3-9]\d{9}|0\d{2,3}-\d{7,8})(?![0-9A-Za-z])/;
const EMAIL = /[\w.+-]{1,64}@[\w-]{1,63}\.\w/;

function checkWords(tenant: Tenant, content: string): Refusal | undefined {
  if (tenant.rules.sensitiveWords.some((word) => content.includes(word))) return refusal(ERRORS.sensitive);
  if (!tenant.rules.dlp) return undefined;
  if (PHONE.test(content)) return refusal(ERRORS.auditFailed, 'ext=the message contains a plain phone number');
  if (content.includes('@') && EMAIL.test(content))
    return refusal(ERRORS.auditFailed, 'ext=the message contains a plain e-mail address');
  return undefined;
}
