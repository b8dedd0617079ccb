import { useMemo } from 'react';
import type { ItemCode } from '../../../core/model/ids.ts';
import { zhCN } from '../../words/zh-CN.ts';
import { departmentWords } from '../lists/places.ts';
import { takenRows } from '../state/list-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { Blank } from './blank.tsx';
import { ChoiceList, type Choice } from './choice-list.tsx';
import type { PlanOutlook } from './plan-outlook.ts';

const words = zhCN.plan;

/** Items of the list, each with its department and what the list asks of the ratio. */
export function ItemsBlank({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const { actions } = usePane();
  const plan = usePaneState((state) => state.plan);
  const list = usePaneState((state) => state.lists.items);
  const places = usePaneState((state) => state.places);
  const choices = useMemo(
    () =>
      takenRows(list).map((item): Choice => {
        const rule = [item.ratioText, item.frequencyText].filter((text) => text !== '').join('，');
        return {
          value: item.code,
          label: item.name,
          count: null,
          hint: [item.code, departmentWords(places, item.department), rule].filter((text) => text !== '').join(' · '),
        };
      }),
    [list, places],
  );
  const [first] = outlook.items;
  const text = first === undefined ? words.chooseItems : words.itemsCount(first.name, outlook.items.length);
  return (
    <Blank text={text} label={words.chooseItems} missing={first === undefined}>
      <ChoiceList
        multiple
        label={words.chooseItems}
        choices={choices}
        selected={plan.items}
        onChange={(codes) => {
          actions.plan.chooseItems(codes as readonly ItemCode[]); // values of this list are item codes
        }}
      />
    </Blank>
  );
}
