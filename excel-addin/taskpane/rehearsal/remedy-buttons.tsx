import { Button } from '@fluentui/react-components';
import { words } from '../../words/words.ts';
import { useDepartmentWords, usePane } from '../view/pane-context.tsx';
import type { Remedy, RemedyKind } from './remedies.ts';

interface RemedyButtonsProps {
  readonly remedies: readonly Remedy[];
  /** For days of this year, which are written without it. */
  readonly today: string;
}

/** What would make the plan possible, one click each, the least change first; every one of them was rehearsed. */
export function RemedyButtons({ remedies, today }: RemedyButtonsProps): React.JSX.Element {
  const { actions } = usePane();
  const department = useDepartmentWords();
  if (remedies.length === 0) return <p className="small">{words.plan.rehearsal.noRemedy}</p>;
  return (
    <div className="remedies" role="group" aria-label={words.plan.rehearsal.remedies}>
      <p className="small">{words.plan.rehearsal.remedies}</p>
      {remedies.map((remedy) => (
        <Button
          key={remedy.what.kind + ('to' in remedy.what ? String(remedy.what.to) : '')}
          size="small"
          onClick={() => {
            actions.rehearsal.apply(remedy);
          }}
        >
          {remedyWords(remedy.what, today, department)}
        </Button>
      ))}
    </div>
  );
}

function remedyWords(what: RemedyKind, today: string, department: (code: string) => string): string {
  const { remedies, day } = words.plan;
  switch (what.kind) {
    case 'raiseCap':
    case 'lengthenRoute':
    case 'shrinkTeam':
    case 'drawFewer':
      return remedies[what.kind](what.to);
    case 'laterDeadline':
    case 'earlierDeadline':
      return remedies[what.kind](day(what.to, today));
    case 'anyDistrict':
    case 'anyLead':
      return remedies[what.kind];
    case 'leaveOut':
      return remedies.leaveOut(department(what.to));
  }
}
