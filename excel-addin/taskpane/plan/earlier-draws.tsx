import { Button } from '@fluentui/react-components';
import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { words } from '../../words/words.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';

/** Draws shown; older ones are on the public pages. */
const MOST_DRAWS = 30;

/** The draws of before: one click goes back to a task, to its sheets, documents and reminders. */
export function EarlierDraws(): React.JSX.Element | null {
  const { actions } = usePane();
  const draws = usePaneState((state) => state.draws);
  const isPaired = usePaneState((state) => state.session.kind === 'paired');
  if (!isPaired) return null;
  const latest = [...draws].sort((a, b) => (a.sealedAt < b.sealedAt ? 1 : -1)).slice(0, MOST_DRAWS);
  return (
    <details
      className="earlier"
      onToggle={({ currentTarget }) => {
        if (currentTarget.open) void actions.draw.loadEarlier();
      }}
    >
      <summary>{words.plan.earlier}</summary>
      {latest.length === 0 && <p className="quiet small">{words.plan.noEarlier}</p>}
      <ul>
        {latest.map(({ drawNumber, title, phase, sealedAt }) => (
          <li key={drawNumber}>
            <Button size="small" appearance="subtle" onClick={() => void actions.draw.open(drawNumber)}>
              <span className="earlier-draw">
                <span>{title}</span>
                <span className="quiet small number">
                  {drawNumber} · {words.seal.day(chinaDate(sealedAt))} · {words.outcomes.phases[phase]}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
