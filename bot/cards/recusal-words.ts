import type { RecusalReason, RequestReason } from '../../core/model/inspector.ts';

/** Reasons for recusal as officers read them (行政处罚法 §43). */
export const REASON_WORDS: Readonly<Record<RecusalReason, string>> = {
  interest: '与当事人有利害关系',
  relative: '是当事人的近亲属',
  'former-employer': '曾在当事人处任职',
  other: '其他',
};

/** Why somebody asks to be relieved of a place. */
export const REQUEST_WORDS: Readonly<Record<RequestReason, string>> = { ...REASON_WORDS, leave: '请假' };

/** What a request is called. */
export const requestName = (reason: RequestReason | undefined): '回避' | '请假' =>
  reason === 'leave' ? '请假' : '回避';
