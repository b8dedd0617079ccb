import type { DistrictCode, EntityId } from './ids.ts';

/** 存续, 注销, 吊销, 迁出, 撤销, 已关闭停业或正在清算 (`regulation.md` §4). */
export const ENTITY_STATUSES = ['active', 'deregistered', 'revoked', 'moved-out', 'cancelled', 'closed'] as const;

/** Whether a firm still exists. Only `active` ones may be drawn (`regulation.md` §3, 三). */
export type EntityStatus = (typeof ENTITY_STATUSES)[number];

/**
 * One line of the entity roster (检查对象名录库) after decoding.
 * What a draw reads is `status`, `district` and `facts`; the rest identifies the entity to people.
 */
export interface Entity {
  readonly id: EntityId;
  readonly name: string;
  readonly status: EntityStatus;
  /** Empty when the list gives none. */
  readonly district: DistrictCode | '';
  readonly address: string;
  /**
   * Attributes by which a pool may be filtered or stratified, such as `creditClass`, `industry`, `entityType`;
   * values as the list gives them after trimming; `''` is the same as no such key. Never named `status` or `district`.
   */
  readonly facts: Readonly<Record<string, string>>;
}
