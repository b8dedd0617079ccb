import { Button, Checkbox } from '@fluentui/react-components';
import { isUnchanged } from '../../../core/lists/list-diff.ts';
import { words } from '../../words/words.ts';
import type { Merging } from '../state/sync-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { ChangeList, rowCount } from './change-list.tsx';
import { ConflictList } from './conflict-list.tsx';
import { openChoices, rowsToRemove } from './merge-choices.ts';
import { RemovalList } from './removal-list.tsx';
import { SyncFoot, SyncTop } from './sync-frame.tsx';
import { syncTime } from './sync-time.ts';

/** What others changed meanwhile beside what the clerk changed, and the decisions that only the clerk can make. */
export function MergeScreen({ merging }: { readonly merging: Merging }): React.JSX.Element {
  const { actions } = usePane();
  const isBusy = usePaneState((state) => state.sync.activity !== null);
  const { list, merge, theirs, isFirst, agreed } = merging;
  const open = openChoices(merging);
  const removals = rowsToRemove(merging).length;
  const coming = { ...merge.theirs, removed: [] };
  const intro = isFirst ? words.sync.mergeFirst : words.sync.mergeIntro;
  const isBlocked = open > 0 || (removals > 0 && !agreed);
  return (
    <>
      <SyncTop title={words.sync.mergeTitle(words.names.lists[list])} list={list}>
        {intro(theirs.byName, theirs.number, syncTime(theirs.at))}
      </SyncTop>
      {merge.conflicts.length > 0 && <ConflictList merging={merging} />}
      {!isUnchanged(coming) && (
        <section className="sync-part" aria-label={words.sync.theirChanges(rowCount(coming))}>
          <h3>{words.sync.theirChanges(rowCount(coming))}</h3>
          <p className="quiet small">{words.sync.theirChangesNote}</p>
          <ChangeList kind={list} changes={coming} />
        </section>
      )}
      {merge.theirs.removed.length > 0 && <RemovalList merging={merging} />}
      {!isUnchanged(merge.mine) && (
        <section className="sync-part" aria-label={words.sync.myChanges(rowCount(merge.mine))}>
          <h3>{words.sync.myChanges(rowCount(merge.mine))}</h3>
          <p className="quiet small">{words.sync.myChangesNote}</p>
          <ChangeList kind={list} changes={merge.mine} />
        </section>
      )}
      <SyncFoot>
        {removals > 0 && (
          <Checkbox
            label={words.sync.agreeRemoval(removals)}
            checked={agreed}
            onChange={(_event, { checked }) => {
              actions.sync.agree(checked === true);
            }}
          />
        )}
        {open > 0 && (
          <p className="amber small" role="status">
            {words.sync.open(open)}
          </p>
        )}
        <Button
          appearance="primary"
          size="large"
          disabled={isBusy || isBlocked}
          onClick={() => void actions.sync.takeOver()}
        >
          {words.sync.takeOver}
        </Button>
        <Button size="large" disabled={isBusy} onClick={actions.sync.leave}>
          {words.sync.cancel}
        </Button>
      </SyncFoot>
    </>
  );
}
