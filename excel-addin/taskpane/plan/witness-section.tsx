import { Button, Dropdown, Option } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { words } from '../../words/words.ts';
import { departmentWords } from '../lists/places.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { Blank } from './blank.tsx';
import { ChoiceList, type Choice } from './choice-list.tsx';
import { PublicSource } from './public-source.tsx';
import { NumberField } from './number-field.tsx';

/** A day: whoever has not answered by then will not. */
const MOST_MINUTES = 1_440;
const LEAST_MINUTES = 5;

/** Who is asked to witness, one a department, and how. */
export function WitnessSection(): React.JSX.Element | null {
  const { actions } = usePane();
  const directory = usePaneState((state) => state.directory);
  const places = usePaneState((state) => state.places);
  const { witnesses, contributionMinutes } = usePaneState((state) => state.plan);
  if (directory === null) return null;
  const known = new Map(directory.witnesses.map((witness) => [witness.person as string, witness]));
  const departments = new Set(witnesses.map(({ person }) => known.get(person)?.department));
  const choices = directory.witnesses.map((witness): Choice => ({
    value: witness.person,
    label: witness.name,
    count: null,
    hint: departmentWords(places, witness.department),
  }));
  /** One witness a department: a second one takes the place of the first. */
  const choose = (persons: readonly string[]): void => {
    const chosen = persons.flatMap((person) => known.get(person) ?? []);
    const last = new Map(chosen.map((witness) => [witness.department, witness.person]));
    actions.plan.change({
      witnesses: [...last.values()].map(
        (person) => witnesses.find((witness) => witness.person === person) ?? { person, form: 'typed' },
      ),
    });
  };
  return (
    <section aria-label={words.plan.witnesses} className="witness-section">
      <h2>{words.plan.witnesses}</h2>
      <p className="quiet small">{words.plan.witnessesHint}</p>
      {witnesses.length === 0 && <p className="amber small">{words.plan.noWitness}</p>}
      <ul className="witness-list">
        {witnesses.map((witness) => {
          const person = known.get(witness.person);
          return (
            <li key={witness.person}>
              <span className="witness-name">
                {person?.name ?? witness.person}
                <span className="quiet small"> {departmentWords(places, person?.department ?? '')}</span>
              </span>
              <Dropdown
                size="small"
                className="witness-form"
                aria-label={words.plan.witnesses}
                value={words.plan.witnessForms[witness.form]}
                selectedOptions={[witness.form]}
                onOptionSelect={(_event, { optionValue }) => {
                  if (optionValue !== 'typed' && optionValue !== 'committed') return;
                  actions.plan.change({
                    witnesses: witnesses.map((other) =>
                      other.person === witness.person ? { ...other, form: optionValue } : other,
                    ),
                  });
                }}
              >
                <Option value="typed">{words.plan.witnessForms.typed}</Option>
                <Option value="committed">{words.plan.witnessForms.committed}</Option>
              </Dropdown>
              <Button
                size="small"
                appearance="subtle"
                icon={<DeleteRegular />}
                aria-label={words.plan.removeWitness(person?.name ?? witness.person)}
                onClick={() => {
                  choose(witnesses.filter((other) => other !== witness).map((other) => other.person));
                }}
              />
            </li>
          );
        })}
      </ul>
      <p className="witness-add">
        <Blank text={words.plan.addWitness} label={words.plan.witnesses}>
          <ChoiceList
            multiple
            label={words.plan.witnesses}
            choices={choices}
            selected={witnesses.map(({ person }) => person)}
            onChange={choose}
          />
        </Blank>
        {departments.size > 0 && (
          <Blank text={words.plan.minutes(contributionMinutes)} label={words.plan.contributionMinutes}>
            <NumberField
              label={words.plan.contributionMinutes}
              value={contributionMinutes}
              min={LEAST_MINUTES}
              max={MOST_MINUTES}
              onChange={(value) => {
                actions.plan.change({ contributionMinutes: value });
              }}
            />
          </Blank>
        )}
      </p>
      <PublicSource />
    </section>
  );
}
