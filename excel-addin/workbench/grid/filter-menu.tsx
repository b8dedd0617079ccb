import {
  Button,
  Checkbox,
  Popover,
  PopoverSurface,
  SearchBox,
  type PositioningVirtualElement,
} from '@fluentui/react-components';
import { FilterDismissRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { filterChoices, filterColumn, type FilterRange } from '../model/filter.ts';
import { displayText } from '../model/number-format.ts';
import type { Point } from './cell-grid.tsx';
import { useDesk } from './use-desk.ts';

/** Most values that are shown at once; the search narrows them. */
const MAX_SHOWN = 400;

/** A filter button that was pressed. */
export interface PressedFilter {
  readonly range: FilterRange;
  /** Column of the range, from 0. */
  readonly column: number;
  /** Below the button, in the window. */
  readonly point: Point;
}

interface FilterMenuProps {
  readonly pressed: PressedFilter | undefined;
  readonly onClose: () => void;
}

/** What the filter button of a heading opens: the values of its column, to be chosen from. */
export function FilterMenu({ pressed, onClose }: FilterMenuProps): React.JSX.Element | null {
  if (pressed === undefined) return null;
  const { x, y } = pressed.point;
  const target: PositioningVirtualElement = { getBoundingClientRect: () => new DOMRect(x, y, 0, 0) };
  return (
    <Popover
      open
      trapFocus
      positioning={{ target, position: 'below', align: 'end' }}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <PopoverSurface className="filter-menu" aria-label="筛选">
        <FilterForm {...pressed} onClose={onClose} />
      </PopoverSurface>
    </Popover>
  );
}

function FilterForm({ range, column, onClose }: PressedFilter & Pick<FilterMenuProps, 'onClose'>): React.JSX.Element {
  const desk = useDesk();
  const { sheet, area } = range;
  const set = range.filters.find(([index]) => index === column)?.[1];
  const [choices] = useState(() => filterChoices(range, column));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(set?.on === 'Values' ? set.values : set === undefined ? choices : []),
  );
  const [search, setSearch] = useState('');
  const found = choices.filter((text) => text.toLowerCase().includes(search.toLowerCase()));
  const count = found.filter((text) => chosen.has(text)).length;
  const heading = displayText(sheet.grid.content(area.row, area.column + column), 'General');
  const put = (texts: readonly string[], isChosen: boolean): void => {
    const next = new Set(chosen);
    for (const text of texts)
      if (isChosen) next.add(text);
      else next.delete(text);
    setChosen(next);
  };
  const filter = (values: readonly string[] | undefined): void => {
    onClose();
    desk.attempt((workbook) => {
      workbook.history.edit('person', values === undefined ? '清除筛选' : '筛选', () => {
        filterColumn(range, column, values === undefined ? undefined : { on: 'Values', values });
      });
    });
  };
  // what the search has found is what is filtered by, as in Excel
  const values = found.filter((text) => chosen.has(text));
  return (
    <div className="filter-form">
      <Button
        appearance="subtle"
        icon={<FilterDismissRegular />}
        disabled={set === undefined}
        className="filter-clear"
        onClick={() => {
          filter(undefined);
        }}
      >
        {`从“${heading}”中清除筛选`}
      </Button>
      {set !== undefined && set.on !== 'Values' ? <p className="dialog-text">这一列由加载项按条件筛选。</p> : null}
      <SearchBox
        placeholder="搜索"
        value={search}
        onChange={(_event, data) => {
          setSearch(data.value);
        }}
      />
      <div className="filter-values" role="group" aria-label="要显示的值">
        <Checkbox
          label={search === '' ? '（全选）' : '（选择所有搜索结果）'}
          checked={count === found.length ? true : count === 0 ? false : 'mixed'}
          onChange={(_event, { checked }) => {
            put(found, checked === true);
          }}
        />
        {found.slice(0, MAX_SHOWN).map((text) => (
          <Checkbox
            key={text}
            label={text === '' ? '（空白）' : text}
            checked={chosen.has(text)}
            onChange={(_event, { checked }) => {
              put([text], checked === true);
            }}
          />
        ))}
        {found.length > MAX_SHOWN ? (
          <p className="dialog-text">还有 {found.length - MAX_SHOWN} 个值，请用搜索缩小。</p>
        ) : null}
      </div>
      <div className="filter-actions">
        <Button
          appearance="primary"
          disabled={values.length === 0}
          onClick={() => {
            filter(search === '' && values.length === choices.length ? undefined : values);
          }}
        >
          确定
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </div>
  );
}
