import type { DepartmentCode } from '../../../core/model/ids.ts';
import { words } from '../../words/words.ts';
import { departmentWords } from '../lists/places.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { Blank } from './blank.tsx';
import { ChoiceList, type Choice } from './choice-list.tsx';

/** The department that leads; whoever led before then takes part. */
export function LeadBlank(): React.JSX.Element {
  const { actions } = usePane();
  const plan = usePaneState((state) => state.plan);
  const places = usePaneState((state) => state.places);
  const choices = departmentChoices(places.departments);
  return (
    <Blank
      text={plan.lead === '' ? words.plan.chooseLead : departmentWords(places, plan.lead)}
      label={words.plan.chooseLead}
      missing={plan.lead === ''}
    >
      <ChoiceList
        multiple={false}
        label={words.plan.chooseLead}
        choices={choices}
        selected={plan.lead === '' ? [] : [plan.lead]}
        onChange={([code]) => {
          const lead = (code ?? '') as DepartmentCode; // values of this list are department codes
          const participants = plan.participants.filter((other) => other !== lead);
          const former = plan.lead !== '' && plan.lead !== lead ? [plan.lead] : [];
          actions.plan.change({ lead, participants: [...participants, ...former] });
        }}
      />
    </Blank>
  );
}

/** Departments that take part beside the lead. */
export function ParticipantsBlank(): React.JSX.Element {
  const { actions } = usePane();
  const plan = usePaneState((state) => state.plan);
  const places = usePaneState((state) => state.places);
  const choices = departmentChoices(places.departments.filter(({ code }) => code !== plan.lead));
  const text =
    plan.participants.length === 0
      ? words.plan.noParticipants
      : words.plan.participating(
          words.common.listed(
            plan.participants.map((code) => departmentWords(places, code)),
            2,
          ),
        );
  return (
    <Blank text={text} label={words.plan.participants}>
      <ChoiceList
        multiple
        label={words.plan.participants}
        choices={choices}
        selected={plan.participants}
        onChange={(codes) => {
          actions.plan.change({ participants: codes as readonly DepartmentCode[] }); // values of this list
        }}
      />
    </Blank>
  );
}

const departmentChoices = (
  departments: readonly { readonly code: string; readonly name: string }[],
): readonly Choice[] => departments.map(({ code, name }) => ({ value: code, label: name, count: null }));
