import { LEAST_TEAM_SIZE } from '../../../core/draw/rules-check.ts';
import { MAX_ROUTE_LENGTH, MAX_TEAM_SIZE } from '../../../core/model/bounds.ts';
import { words } from '../../words/words.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { Blank } from './blank.tsx';
import { NumberField } from './number-field.tsx';

/** Officers a team. */
export function TeamSizeBlank(): React.JSX.Element {
  const { actions } = usePane();
  const teamSize = usePaneState((state) => state.plan.teamSize);
  return (
    <Blank text={String(teamSize)} label={words.plan.teamSize}>
      <NumberField
        label={words.plan.teamSize}
        value={teamSize}
        min={LEAST_TEAM_SIZE}
        max={MAX_TEAM_SIZE}
        onChange={(value) => {
          actions.plan.change({ teamSize: value });
        }}
      />
      <p className="quiet small">{words.plan.teamSizeLaw}</p>
    </Blank>
  );
}

/** Entities that a team visits. */
export function RouteBlank(): React.JSX.Element {
  const { actions } = usePane();
  const routeLength = usePaneState((state) => state.plan.routeLength);
  return (
    <Blank text={String(routeLength)} label={words.plan.routeLength}>
      <NumberField
        label={words.plan.routeLength}
        value={routeLength}
        min={1}
        max={MAX_ROUTE_LENGTH}
        onChange={(value) => {
          actions.plan.change({ routeLength: value });
        }}
      />
    </Blank>
  );
}
