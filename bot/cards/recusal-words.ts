import type { RecusalReason } from '../../core/model/inspector.ts';

/** Reasons for recusal as officers read them (行政处罚法 §43). */
export const REASON_WORDS: Readonly<Record<RecusalReason, string>> = {
  interest: '与当事人有利害关系',
  relative: '是当事人的近亲属',
  'former-employer': '曾在当事人处任职',
  other: '其他',
};
