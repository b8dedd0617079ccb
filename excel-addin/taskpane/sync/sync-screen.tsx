import type { SyncScreen as Screen } from '../state/sync-state.ts';
import { MergeScreen } from './merge-screen.tsx';
import { OthersScreen } from './others-screen.tsx';
import { ReviewScreen } from './review-screen.tsx';
import { SentScreen } from './sent-screen.tsx';

/** What stands in place of the three cards while a list is brought in step with the office. */
export function SyncScreen({ screen }: { readonly screen: Screen }): React.JSX.Element {
  switch (screen.kind) {
    case 'review':
      return <ReviewScreen review={screen.review} />;
    case 'merge':
      return <MergeScreen merging={screen.merging} />;
    case 'sent':
      return <SentScreen sent={screen.sent} />;
    case 'others':
      return <OthersScreen others={screen.others} />;
  }
}
