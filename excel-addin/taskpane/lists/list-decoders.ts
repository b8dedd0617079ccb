import type { ColumnMapping } from '../../../core/tabular/column-match.ts';
import type { DecodingContext } from '../../../core/tabular/decoding.ts';
import { entityDecoder } from '../../../core/tabular/entity-list.ts';
import type { HeaderRow } from '../../../core/tabular/header-row.ts';
import { inspectorDecoder } from '../../../core/tabular/inspector-list.ts';
import { itemDecoder } from '../../../core/tabular/item-list.ts';
import type { ListDecoder } from '../../../core/tabular/list-decoder.ts';
import type { DrawList, RowsOf } from '../state/list-state.ts';

type Decoders = {
  readonly [K in DrawList]: (
    header: HeaderRow,
    mapping: ColumnMapping<K>,
    context: DecodingContext,
  ) => ListDecoder<RowsOf[K]>;
};

const DECODERS: Decoders = { items: itemDecoder, entities: entityDecoder, inspectors: inspectorDecoder };

/** The decoder of a list. */
export function decoderFor<K extends DrawList>(
  kind: K,
  header: HeaderRow,
  mapping: ColumnMapping<K>,
  context: DecodingContext,
): ListDecoder<RowsOf[K]> {
  return DECODERS[kind](header, mapping, context);
}
