import { zhCN } from '../../words/zh-CN.ts';
import type { PlanOutlook } from './plan-outlook.ts';

const words = zhCN.plan;

/** Working days of the window, and what is provisional about them. */
export function WindowNote({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element | null {
  const { window } = outlook;
  if (window === null) return null;
  return (
    <div className="window-note small">
      <p className="quiet">{words.workingDays(window.workingDays)}</p>
      {window.endsOnDayOff !== null && (
        <p className="amber">{words.endsOnDayOff(words.day(window.endsOnDayOff, outlook.today))}</p>
      )}
      {window.provisionalYears.length > 0 && (
        <p className="amber">{words.provisional(window.provisionalYears.join('、'))}</p>
      )}
    </div>
  );
}
