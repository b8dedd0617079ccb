import { words } from '../../words/words.ts';
import type { OfficeStart } from '../office-loader.ts';
import { AdviceBar } from './advice-bar.tsx';
import { ProductMark } from './product-mark.tsx';

/** Why the pane does not open, and what to do: an empty page would say neither. */
export function StartNotice({ office }: { readonly office: Exclude<OfficeStart, 'in-excel'> }): React.JSX.Element {
  return (
    <main className="pairing">
      <ProductMark size={48} />
      <h1>{words.common.product}</h1>
      <AdviceBar tone={office === 'outside' ? 'info' : 'error'} advice={words.common.notStarted[office]} />
    </main>
  );
}
