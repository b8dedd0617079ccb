import { Button, Link } from '@fluentui/react-components';
import { useState } from 'react';
import { rowId, type KeptList } from '../../../core/lists/list-version.ts';
import { words } from '../../words/words.ts';
import type { Merging } from '../state/sync-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { RowName } from './change-list.tsx';
import { choiceKey } from './merge-choices.ts';
import { placesOf } from './own-rows.ts';

/** Rows shown at first, and more at every click. */
const PAGE = 20;

/** Rows that they removed and that still stand in the clerk's sheet: each goes or stays by the clerk's word. */
export function RemovalList({ merging }: { readonly merging: Merging }): React.JSX.Element {
  const { actions } = usePane();
  const [shown, setShown] = useState(PAGE);
  const list = usePaneState((state) => state.lists[merging.list]);
  const places = placesOf(list);
  const { removed } = merging.merge.theirs;
  return (
    <section className="sync-part" aria-label={words.sync.theirRemovals(removed.length)}>
      <h3>{words.sync.theirRemovals(removed.length)}</h3>
      <p className="quiet small">{words.sync.theirRemovalsNote}</p>
      <ul className="change-rows">
        {removed.slice(0, shown).map((row) => {
          const id = rowId<KeptList>(merging.list, row);
          const key = choiceKey(id, null);
          const place = places.get(id);
          const isKept = merging.choices.get(key) === 'mine';
          return (
            <li key={id} className="change-row removal" data-part={isKept ? 'same' : 'removed'}>
              <div className="removal-row">
                <RowName id={id} name={row.name} />
                {place !== undefined && (
                  <Link
                    as="button"
                    className="cell-link"
                    onClick={() =>
                      void actions.lists.show(merging.list, { row: place, column: list.read?.header.left ?? 0 })
                    }
                  >
                    {words.sync.goTo(place)}
                  </Link>
                )}
              </div>
              <div className="removal-choice" role="group" aria-label={row.name}>
                <Button
                  size="small"
                  appearance={isKept ? 'outline' : 'primary'}
                  aria-pressed={!isKept}
                  onClick={() => {
                    actions.sync.choose([key], 'theirs');
                  }}
                >
                  {words.sync.removeRow}
                </Button>
                <Button
                  size="small"
                  appearance={isKept ? 'primary' : 'outline'}
                  aria-pressed={isKept}
                  onClick={() => {
                    actions.sync.choose([key], 'mine');
                  }}
                >
                  {words.sync.keepRow}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
      {removed.length > shown && (
        <Button
          size="small"
          appearance="transparent"
          onClick={() => {
            setShown(shown + 5 * PAGE);
          }}
        >
          {words.sync.moreRows(removed.length - shown)}
        </Button>
      )}
    </section>
  );
}
