import { Button, Link, Spinner } from '@fluentui/react-components';
import { ArrowSyncRegular } from '@fluentui/react-icons';
import { mayEver } from '../../../core/access/permissions.ts';
import { syncProblemAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import type { DrawList } from '../state/list-state.ts';
import type { PaneState } from '../state/pane-state.ts';
import type { ListSync } from '../state/sync-state.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { syncTime } from './sync-time.ts';

/** Foot of a list's card: the version with which the sheet was last in step, what differs, and 同步. */
export function SyncLine({ kind }: { readonly kind: DrawList }): React.JSX.Element | null {
  const { actions } = usePane();
  const list = usePaneState((state) => state.lists[kind]);
  const known = usePaneState((state) => state.sync.lists[kind]);
  const activity = usePaneState((state) => state.sync.activity);
  const problem = usePaneState((state) => state.sync.problem);
  const department = useDepartmentWords();
  const isReady = list.phase === 'ready' && list.read?.decoded !== null;
  const blocked = usePaneState((state) => blockedBecause(state, isReady));
  if (list.source === null) return null;
  const isBusy = activity?.kind === kind;
  return (
    <div className="sync-line">
      <div className="sync-text small">
        <span className="quiet">{stepWords(known)}</span>
        <Difference known={known} />
        {blocked !== null && <span className="quiet">{words.sync.blocked[blocked]}</span>}
      </div>
      {isBusy ? (
        <Spinner size="tiny" label={words.sync.activities[activity.what]} />
      ) : (
        <Button
          size="small"
          icon={<ArrowSyncRegular />}
          disabled={blocked !== null || activity !== null}
          aria-label={words.sync.reviewTitle(words.names.lists[kind])}
          onClick={() => void actions.sync.begin(kind)}
        >
          {words.sync.button}
        </Button>
      )}
      {problem?.list === kind && (
        <AdviceBar
          advice={syncProblemAdvice(problem.fault, department)}
          action={{ label: words.common.retry, onClick: () => void actions.sync.begin(kind) }}
        />
      )}
    </div>
  );
}

function stepWords({ inStep }: ListSync): string {
  return inStep === null ? words.sync.never : words.sync.last(inStep.number, inStep.byName, syncTime(inStep.at));
}

/** What differs here, and what somebody else sent meanwhile. */
function Difference({ known: { inStep, local, changes, head } }: { readonly known: ListSync }): React.JSX.Element {
  const isMoved = head !== null && head.number !== inStep?.number;
  return (
    <>
      {inStep !== null && local === 'same' && <span className="good">{words.sync.same}</span>}
      {inStep !== null && local === 'changed' && (
        <span className="tag tag-amber">{words.sync.changed(changes === 0 ? null : changes)}</span>
      )}
      {isMoved && inStep !== null && (
        <span className="tag tag-accent">{words.sync.moved(head.number, head.byName)}</span>
      )}
      {isMoved && inStep === null && (
        <span className="tag tag-accent">{words.sync.officeHas(head.number, head.byName)}</span>
      )}
    </>
  );
}

/** Why there can be no sync, or null. */
function blockedBecause(
  { session }: Pick<PaneState, 'session'>,
  isReady: boolean,
): keyof typeof words.sync.blocked | null {
  if (session.kind !== 'paired') return 'alone';
  if (!mayEver(session.session.role, 'keep-list')) return 'role';
  return isReady ? null : 'unread';
}

/** The way to other departments' lists. */
export function OtherListsLink(): React.JSX.Element | null {
  const { actions } = usePane();
  const isPaired = usePaneState(({ session }) => session.kind === 'paired');
  if (!isPaired) return null;
  return (
    <Link as="button" className="others-link" onClick={() => void actions.otherLists.open()}>
      {words.sync.others}
    </Link>
  );
}
