import { Button } from '@fluentui/react-components';
import { WandRegular } from '@fluentui/react-icons';
import { words } from '../../words/words.ts';
import type { DrawList, ListState } from '../state/list-state.ts';
import { usePane } from '../view/pane-context.tsx';

/** Safe repairs in one step, and the way back. */
export function RepairBar({
  kind,
  list,
}: {
  readonly kind: DrawList;
  readonly list: ListState<DrawList>;
}): React.JSX.Element | null {
  const { actions } = usePane();
  const repairs = list.read?.decoded?.repairs.length ?? 0;
  if (repairs === 0 && list.undo.length === 0) return null;
  return (
    <div className="repair-bar">
      {repairs > 0 && (
        <Button size="small" icon={<WandRegular />} onClick={() => void actions.lists.repair(kind)}>
          {words.lists.repair(repairs)}
        </Button>
      )}
      {list.undo.length > 0 && (
        <>
          <span className="quiet small">{words.lists.repaired(list.undo.length)}</span>
          <Button size="small" appearance="subtle" onClick={() => void actions.lists.undoRepair(kind)}>
            {words.lists.undoRepair}
          </Button>
        </>
      )}
    </div>
  );
}
