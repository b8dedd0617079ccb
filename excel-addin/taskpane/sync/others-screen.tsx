import { Button, Spinner } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import type { ListVersion } from '../../../core/lists/list-version.ts';
import { words } from '../../words/words.ts';
import { DRAW_LISTS } from '../state/list-state.ts';
import type { OtherLists } from '../state/sync-state.ts';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { ListViewer } from './list-viewer.tsx';
import { SyncTop } from './sync-frame.tsx';
import { syncTime } from './sync-time.ts';

/** Lists of all departments: who synced what when. To look at, not to change. */
export function OthersScreen({ others }: { readonly others: OtherLists }): React.JSX.Element {
  const hasProblem = usePaneState((state) => state.sync.problem !== null);
  if (others.shown !== null) return <ListViewer others={others} shown={others.shown} />;
  return (
    <>
      <SyncTop title={words.sync.others} list={null}>
        {words.sync.othersIntro}
      </SyncTop>
      {others.heads === null && !hasProblem && <Spinner size="small" label={words.sync.activities.looking} />}
      {others.heads?.length === 0 && <p className="quiet">{words.sync.othersEmpty}</p>}
      {others.heads !== null && <Departments heads={others.heads} />}
    </>
  );
}

function Departments({ heads }: { readonly heads: readonly ListVersion[] }): React.JSX.Element {
  const { actions } = usePane();
  const department = useDepartmentWords();
  const own = usePaneState(({ session }) => (session.kind === 'paired' ? session.session.department : null));
  const codes = [...new Set(heads.map((head) => head.department))].sort(
    (a, b) => Number(a === own) - Number(b === own),
  );
  return (
    <ul className="departments">
      {codes.map((code) => (
        <li key={code} className="card department">
          <h3>
            {department(code)}
            {code === own && <span className="tag tag-accent">{words.sync.ownMark}</span>}
          </h3>
          <ul>
            {DRAW_LISTS.flatMap((kind) => heads.filter((head) => head.department === code && head.kind === kind)).map(
              (head) => (
                <li key={head.kind}>
                  <Button
                    appearance="subtle"
                    className="department-list"
                    icon={<LockClosedRegular />}
                    onClick={() => void actions.otherLists.show(head)}
                  >
                    <span className="department-name">
                      {words.names.lists[head.kind]}
                      <span className="number">{words.sync.rows(head.rows)}</span>
                    </span>
                    <span className="quiet small">
                      {words.sync.historyLine(head.number, head.byName, syncTime(head.at))}
                    </span>
                  </Button>
                </li>
              ),
            )}
          </ul>
        </li>
      ))}
    </ul>
  );
}
