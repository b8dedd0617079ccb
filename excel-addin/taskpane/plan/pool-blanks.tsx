import { useMemo } from 'react';
import { words } from '../../words/words.ts';
import { POOL_ATTRIBUTES, type PoolAttribute } from '../state/plan-form.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { attributeWords } from '../view/stratum-words.ts';
import { Blank } from './blank.tsx';
import { ChoiceList, type Choice } from './choice-list.tsx';
import { choicesOf } from './pool-choices.ts';

interface FilterBlankProps {
  readonly attribute: PoolAttribute;
  /** What stands there when nothing restricts. */
  readonly none: string;
}

/** Chooses values of one attribute; none chosen means all. */
export function FilterBlank({ attribute, none }: FilterBlankProps): React.JSX.Element {
  const { actions } = usePane();
  const values = usePaneState((state) => state.plan.filters[attribute]) ?? [];
  const selection = usePaneState((state) => state.selection);
  const places = usePaneState((state) => state.places);
  const choices = useMemo(
    () =>
      selection === null
        ? []
        : choicesOf(selection, attribute).map(({ value, count }) => ({
            value,
            count,
            label: attributeWords(attribute, value, places, words.values),
          })),
    [selection, attribute, places],
  );
  const text =
    values.length === 0
      ? none
      : words.common.listed(
          values.map((value) => attributeWords(attribute, value, places, words.values)),
          2,
        );
  return (
    <Blank text={text} label={words.plan.attributes[attribute]}>
      <ChoiceList
        multiple
        label={words.plan.attributes[attribute]}
        choices={choices}
        selected={values}
        onChange={(chosen) => {
          actions.plan.filter(attribute, chosen);
        }}
      />
    </Blank>
  );
}

/** Attributes that the list has are offered; each divides the strata further. */
export function StrataBlank(): React.JSX.Element {
  const { actions } = usePane();
  const stratifyBy = usePaneState((state) => state.plan.stratifyBy);
  const selection = usePaneState((state) => state.selection);
  const choices = POOL_ATTRIBUTES.filter(
    (attribute) => selection?.attributes.some((column) => column.attribute === attribute) === true,
  ).map((attribute): Choice => ({ value: attribute, label: words.plan.attributes[attribute], count: null }));
  const text =
    stratifyBy.length === 0
      ? words.plan.noStrata
      : words.plan.stratifiedBy(words.common.joined(stratifyBy.map((attribute) => words.plan.attributes[attribute])));
  return (
    <Blank text={text} label={words.plan.strata}>
      <ChoiceList
        multiple
        label={words.plan.strata}
        choices={choices}
        selected={stratifyBy}
        onChange={(chosen) => {
          actions.plan.stratify(POOL_ATTRIBUTES.filter((attribute) => chosen.includes(attribute)));
        }}
      />
    </Blank>
  );
}
