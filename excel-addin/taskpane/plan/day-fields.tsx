import { Field, Input } from '@fluentui/react-components';
import { isIsoDate } from '../../../core/model/normalise.ts';
import { words } from '../../words/words.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { WindowNote } from './window-note.tsx';

/** From when until when the inspections are made. */
export function DayFields({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const { actions } = usePane();
  const { from, until } = usePaneState((state) => state.plan);
  return (
    <div className="day-fields">
      <Field label={words.plan.fromDay}>
        <Input
          type="date"
          size="small"
          value={from === '' ? outlook.today : from}
          min={outlook.today}
          onChange={(_event, { value }) => {
            if (isIsoDate(value)) actions.plan.change({ from: value });
          }}
        />
      </Field>
      <Field label={words.plan.untilDay}>
        <Input
          type="date"
          size="small"
          value={until}
          min={outlook.today}
          onChange={(_event, { value }) => {
            if (isIsoDate(value)) actions.plan.change({ until: value });
          }}
        />
      </Field>
      <WindowNote outlook={outlook} />
    </div>
  );
}
