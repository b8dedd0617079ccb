import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { RowConflict, Side } from '../../../core/lists/list-merge.ts';
import type { KeptList } from '../../../core/lists/list-version.ts';
import type { FieldValue } from '../../../core/lists/row-fields.ts';
import { words } from '../../words/words.ts';
import type { DrawList } from '../state/list-state.ts';
import type { Merging } from '../state/sync-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { RowName } from './change-list.tsx';
import { choiceKey, keysOf } from './merge-choices.ts';
import { differingParts, fieldWords, valueWords } from './value-words.ts';

/** Rows shown at first, and more at every click. */
const PAGE = 20;

/** Everything that both changed, each with the choice of mine or theirs. */
export function ConflictList({ merging }: { readonly merging: Merging }): React.JSX.Element {
  const { actions } = usePane();
  const [shown, setShown] = useState(PAGE);
  const { conflicts } = merging.merge;
  const all = (): readonly string[] => conflicts.flatMap(keysOf);
  return (
    <section className="sync-part" aria-label={words.sync.conflicts(conflicts.length)}>
      <h3>{words.sync.conflicts(conflicts.length)}</h3>
      <p className="quiet small">{words.sync.conflictsNote}</p>
      <div className="choose-all">
        <Button
          size="small"
          onClick={() => {
            actions.sync.choose(all(), 'mine');
          }}
        >
          {words.sync.allMine}
        </Button>
        <Button
          size="small"
          onClick={() => {
            actions.sync.choose(all(), 'theirs');
          }}
        >
          {words.sync.allTheirs}
        </Button>
      </div>
      <ul className="change-rows">
        {conflicts.slice(0, shown).map((conflict) => (
          <li key={conflict.id} className="change-row" data-part="conflict">
            <RowName id={conflict.id} name={(conflict.mine ?? conflict.theirs ?? conflict.base)?.name ?? ''} />
            <Choices kind={merging.list} conflict={conflict} choices={merging.choices} />
          </li>
        ))}
      </ul>
      {conflicts.length > shown && (
        <Button
          size="small"
          appearance="transparent"
          onClick={() => {
            setShown(shown + 5 * PAGE);
          }}
        >
          {words.sync.moreRows(conflicts.length - shown)}
        </Button>
      )}
    </section>
  );
}

interface ChoicesProps {
  readonly kind: DrawList;
  readonly conflict: RowConflict<KeptList>;
  readonly choices: Merging['choices'];
}

function Choices({ kind, conflict, choices }: ChoicesProps): React.JSX.Element {
  const places = usePaneState((state) => state.places);
  const { id, fields, mine, theirs } = conflict;
  const say = (field: string, value: FieldValue): string => valueWords(field, value, places);
  if (fields.length === 0) {
    const said = (row: typeof mine): string => (row === null ? words.sync.removedRow : words.sync.keptRow);
    const key = choiceKey(id, null);
    return <Choice name={key} legend="" chosen={choices.get(key)} mine={said(mine)} theirs={said(theirs)} was={null} />;
  }
  return (
    <>
      {fields.map((field) => {
        const key = choiceKey(id, field.field);
        const [own, other] = differingParts(say(field.field, field.mine), say(field.field, field.theirs));
        const was = conflict.base === null ? null : say(field.field, field.base);
        const legend = fieldWords(kind, field.field);
        return (
          <Choice key={key} name={key} legend={legend} chosen={choices.get(key)} mine={own} theirs={other} was={was} />
        );
      })}
    </>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly legend: string;
  readonly chosen: Side | undefined;
  readonly mine: string;
  readonly theirs: string;
  /** What it was before both changed it, or null. */
  readonly was: string | null;
}

/** Two radio buttons of the browser's own: the arrow keys switch, and thousands of them are light. */
function Choice({ name, legend, chosen, mine, theirs, was }: ChoiceProps): React.JSX.Element {
  const { actions } = usePane();
  const texts: Readonly<Record<Side, string>> = { mine, theirs };
  return (
    <fieldset className="choice" data-open={chosen === undefined || undefined}>
      {legend !== '' && <legend>{legend}</legend>}
      {(['mine', 'theirs'] as const).map((side) => (
        <label key={side} className="choice-side" data-chosen={chosen === side || undefined}>
          <input
            type="radio"
            name={name}
            checked={chosen === side}
            onChange={() => {
              actions.sync.choose([name], side);
            }}
          />
          <span className="choice-who">{words.sync[side]}</span>
          <span className="choice-text">{texts[side]}</span>
        </label>
      ))}
      {was !== null && <p className="quiet small">{words.sync.was(was)}</p>}
    </fieldset>
  );
}
