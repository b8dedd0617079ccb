import { words } from '../../words/words.ts';

interface ProportionBarProps {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly same: number;
}

/** How much of a list came, changed, went and stayed; each part that is there is wide enough to be seen. */
export function ProportionBar({ added, changed, removed, same }: ProportionBarProps): React.JSX.Element {
  const parts = { added, changed, removed, same };
  return (
    <div className="proportions" role="img" aria-label={words.sync.bar(added, changed, removed, same)}>
      {Object.entries(parts).map(([part, count]) =>
        count === 0 ? null : <span key={part} className="proportion" data-part={part} style={{ flexGrow: count }} />,
      )}
    </div>
  );
}
