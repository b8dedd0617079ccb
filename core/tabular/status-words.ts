import type { EntityStatus } from '../model/entity.ts';
import { halfWidth, tidy } from './cell-text.ts';

/**
 * Words of registration systems by status, longest match first where one contains another.
 * 吊销未注销 is revoked: the firm has lost its licence although the entry still stands.
 */
const WORDS: readonly (readonly [EntityStatus, readonly string[]])[] = [
  ['revoked', ['吊销', '吊销未注销', '吊销已注销', '已吊销', '被吊销', '吊销,未注销', '吊销,已注销', '吊销营业执照']],
  ['deregistered', ['注销', '已注销', '注销企业', '注销登记', '简易注销', '公告注销', '强制注销', '拟注销已完成']],
  ['moved-out', ['迁出', '已迁出', '迁往市外', '迁移异地', '已迁往外地']],
  ['cancelled', ['撤销', '已撤销', '被撤销', '撤销登记', '撤销设立']],
  [
    'closed',
    ['停业', '歇业', '关闭', '已关闭', '清算', '清算中', '停产', '停业停产', '已停业', '关停', '歇业备案', '筹建终止'],
  ],
  [
    'active',
    [
      ...[
        '存续',
        '在营',
        '开业',
        '在册',
        '正常',
        '存续(在营、开业、在册)',
        '存续(在营,开业,在册)',
        '登记成立',
        '营业',
        '在业',
      ],
      ...[
        '营业中',
        '正常营业',
        '正常经营',
        '经营',
        '经营中',
        '在营(开业)',
        '开业/正常经营',
        '迁入',
        '有效',
        '存活',
        '成立',
      ],
      ...['在营(开业)企业', '确立', '在建', '筹建', '存续在营开业在册'],
    ],
  ],
];

const BY_WORD: ReadonlyMap<string, EntityStatus> = new Map(
  WORDS.flatMap(([status, words]) => words.map((word) => [word, status] as const)),
);

const BY_CODE: ReadonlyMap<string, EntityStatus> = new Map<string, EntityStatus>([
  ['ACTIVE', 'active'],
  ['DEREGISTERED', 'deregistered'],
  ['REVOKED', 'revoked'],
  ['MOVED-OUT', 'moved-out'],
  ['CANCELLED', 'cancelled'],
  ['CLOSED', 'closed'],
]);

/** Status that a list's words mean, or null when they are none of the known ones. */
export function entityStatus(text: string): EntityStatus | null {
  const plain = halfWidth(tidy(text)).replace(/\s+/g, '');
  return (
    BY_WORD.get(plain) ?? BY_WORD.get(plain.replace(/\([^()]*\)$/, '')) ?? BY_CODE.get(plain.toUpperCase()) ?? null
  );
}
