import { Button } from '@fluentui/react-components';
import { words } from '../../words/words.ts';

/** Shows further rows of a long list; nothing when none is hidden. */
export function MoreRows({
  hidden,
  onMore,
}: {
  readonly hidden: number;
  readonly onMore: () => void;
}): React.JSX.Element | null {
  if (hidden <= 0) return null;
  return (
    <Button size="small" appearance="transparent" onClick={onMore}>
      {words.sync.moreRows(hidden)}
    </Button>
  );
}
