import { Checkbox, Radio, RadioGroup, SearchBox } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { grouped } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';

/** One thing to choose. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** How many there are, or null when that means nothing. */
  readonly count: number | null;
  readonly hint?: string;
}

interface ChoiceListProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly selected: readonly string[];
  readonly onChange: (selected: readonly string[]) => void;
  /** Several may be chosen. */
  readonly multiple: boolean;
}

/** From here on a list is easier to search than to read. */
const SEARCH_FROM = 9;
/** Rows drawn at once; a search finds the rest. */
const MOST_SHOWN = 100;

/** A list to choose from, with a search when it is long. */
export function ChoiceList({ label, choices, selected, onChange, multiple }: ChoiceListProps): React.JSX.Element {
  const [search, setSearch] = useState('');
  const shown = useMemo(() => {
    const wanted = search.trim().toUpperCase();
    const found = choices.filter(({ label: text, value, hint = '' }) =>
      [text, value, hint].some((part) => part.toUpperCase().includes(wanted)),
    );
    return found.slice(0, MOST_SHOWN);
  }, [choices, search]);
  return (
    <div className="choices">
      {choices.length >= SEARCH_FROM && (
        <SearchBox
          size="small"
          value={search}
          placeholder={words.plan.search}
          onChange={(_event, { value }) => {
            setSearch(value);
          }}
        />
      )}
      {multiple ? (
        <div role="group" aria-label={label} className="choice-rows">
          {shown.map((choice) => (
            <Checkbox
              key={choice.value}
              label={<ChoiceLabel choice={choice} />}
              checked={selected.includes(choice.value)}
              onChange={(_event, { checked }) => {
                const others = selected.filter((value) => value !== choice.value);
                onChange(checked === true ? [...others, choice.value] : others);
              }}
            />
          ))}
        </div>
      ) : (
        <RadioGroup
          aria-label={label}
          className="choice-rows"
          value={selected[0] ?? ''}
          onChange={(_event, { value }) => {
            onChange([value]);
          }}
        >
          {shown.map((choice) => (
            <Radio key={choice.value} value={choice.value} label={<ChoiceLabel choice={choice} />} />
          ))}
        </RadioGroup>
      )}
    </div>
  );
}

function ChoiceLabel({ choice }: { readonly choice: Choice }): React.JSX.Element {
  return (
    <span className="choice-label">
      <span>
        {choice.label}
        {choice.count !== null && <span className="number quiet"> {grouped(choice.count)}</span>}
      </span>
      {choice.hint !== undefined && <span className="quiet small">{choice.hint}</span>}
    </span>
  );
}
