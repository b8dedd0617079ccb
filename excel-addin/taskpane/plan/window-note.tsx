import { words } from '../../words/words.ts';
import type { PlanOutlook } from './plan-outlook.ts';

/** Working days of the window, and what is provisional about them. */
export function WindowNote({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element | null {
  const { window } = outlook;
  if (window === null) return null;
  return (
    <div className="window-note small">
      <p className="quiet">{words.plan.workingDays(window.workingDays)}</p>
      {window.endsOnDayOff !== null && (
        <p className="amber">{words.plan.endsOnDayOff(words.plan.day(window.endsOnDayOff, outlook.today))}</p>
      )}
      {window.provisionalYears.length > 0 && (
        <p className="amber">{words.plan.provisional(words.common.joined(window.provisionalYears.map(String)))}</p>
      )}
    </div>
  );
}
