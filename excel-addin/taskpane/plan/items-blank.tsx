import { useMemo } from 'react';
import type { ItemCode } from '../../../core/model/ids.ts';
import { words } from '../../words/words.ts';
import { departmentWords } from '../lists/places.ts';
import { takenRows } from '../state/list-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { Blank } from './blank.tsx';
import { ChoiceList, type Choice } from './choice-list.tsx';
import type { PlanOutlook } from './plan-outlook.ts';

/** Items of the list, each with its department and what the list asks of the ratio. */
export function ItemsBlank({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const { actions } = usePane();
  const plan = usePaneState((state) => state.plan);
  const list = usePaneState((state) => state.lists.items);
  const places = usePaneState((state) => state.places);
  const choices = useMemo(
    () =>
      takenRows(list).map((item): Choice => {
        return {
          value: item.code,
          label: item.name,
          count: null,
          hint: [item.code, departmentWords(places, item.department), item.ratioText, item.frequencyText]
            .filter((text) => text !== '')
            .join(' · '),
        };
      }),
    [list, places],
  );
  const [first] = outlook.items;
  const text = first === undefined ? words.plan.chooseItems : words.plan.itemsCount(first.name, outlook.items.length);
  return (
    <Blank text={text} label={words.plan.chooseItems} missing={first === undefined}>
      <ChoiceList
        multiple
        label={words.plan.chooseItems}
        choices={choices}
        selected={plan.items}
        onChange={(codes) => {
          actions.plan.chooseItems(codes as readonly ItemCode[]); // values of this list are item codes
        }}
      />
    </Blank>
  );
}
