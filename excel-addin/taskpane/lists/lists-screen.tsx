import { Button, Switch } from '@fluentui/react-components';
import { words } from '../../words/words.ts';
import { DRAW_LISTS, isUsable } from '../state/list-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { OtherListsLink } from '../sync/sync-line.tsx';
import { ListCard } from './list-card.tsx';

/** Step ①: the three lists, how their columns are understood, and every fault with its cell. */
export function ListsScreen(): React.JSX.Element {
  const { actions } = usePane();
  const lists = usePaneState((state) => state.lists);
  const marking = usePaneState((state) => state.marking);
  const ready = DRAW_LISTS.every((kind) => isUsable(lists[kind]));
  const goOn = async (): Promise<void> => {
    for (const kind of DRAW_LISTS) if (!lists[kind].confirmed) await actions.lists.confirm(kind);
    actions.goTo('plan');
  };
  return (
    <>
      <p className="intro">{words.lists.intro}</p>
      {DRAW_LISTS.map((kind) => (
        <ListCard key={kind} kind={kind} />
      ))}
      <OtherListsLink />
      <section className="marking">
        <Switch
          label={words.lists.marking}
          checked={marking}
          onChange={(_event, { checked }) => void actions.lists.setMarking(checked)}
        />
        <p className="quiet small">{words.lists.markingNote}</p>
      </section>
      <footer className="pane-foot">
        {!ready && <p className="quiet small">{words.lists.nextBlocked}</p>}
        <Button appearance="primary" size="large" disabled={!ready} onClick={() => void goOn()}>
          {words.lists.next}
        </Button>
      </footer>
    </>
  );
}
