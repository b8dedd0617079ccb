import { SearchBox } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import type { ChangedRow, FieldChange, RowChanges } from '../../../core/lists/list-diff.ts';
import { rowId, type KeptList } from '../../../core/lists/list-version.ts';
import { fieldOf, rowFields } from '../../../core/lists/row-fields.ts';
import { words } from '../../words/words.ts';
import type { DrawList } from '../state/list-state.ts';
import { usePaneState } from '../view/pane-context.tsx';
import { MoreRows } from './more-rows.tsx';
import type { AnyRow } from './list-messages.ts';
import { differingParts, fieldWords, valueWords } from './value-words.ts';

/** Rows shown at first, and more at every click: thousands at once would hold the pane up. */
const PAGE = 20;
/** From here on a list is easier searched than read. */
const SEARCHED = 12;

const PARTS = ['changed', 'added', 'removed'] as const;
type Part = (typeof PARTS)[number];

/** A row that came, changed or went. */
type Entry = { readonly id: string; readonly row: AnyRow; readonly changed: ChangedRow<KeptList> | null };

interface ChangeListProps {
  readonly kind: DrawList;
  readonly changes: RowChanges<KeptList>;
}

/** Changes of a list, part by part, row by row, with old and new of every field. */
export function ChangeList({ kind, changes }: ChangeListProps): React.JSX.Element {
  const [chosen, setChosen] = useState<Part | null>(null);
  const part = chosen ?? PARTS.find((name) => changes[name].length > 0) ?? 'changed';
  return (
    <section className="changes">
      <div className="change-tabs" role="group">
        {PARTS.map((name) => (
          <button
            key={name}
            type="button"
            className="change-tab"
            data-part={name}
            aria-pressed={name === part}
            disabled={changes[name].length === 0}
            onClick={() => {
              setChosen(name);
            }}
          >
            {words.sync.count(words.sync.counts[name], changes[name].length)}
          </button>
        ))}
      </div>
      <Entries key={part} kind={kind} part={part} changes={changes} />
    </section>
  );
}

function Entries({ kind, part, changes }: ChangeListProps & { readonly part: Part }): React.JSX.Element {
  const [shown, setShown] = useState(PAGE);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim().toUpperCase());
  const entries = useMemo(() => entriesOf(kind, part, changes), [kind, part, changes]);
  const found = useMemo(
    () =>
      sought === '' ? entries : entries.filter(({ id, row }) => `${row.name} ${id}`.toUpperCase().includes(sought)),
    [entries, sought],
  );
  return (
    <>
      {entries.length > SEARCHED && (
        <SearchBox
          size="small"
          value={text}
          aria-label={words.sync.find}
          placeholder={words.sync.find}
          onChange={(_event, { value }) => {
            setText(value);
            setShown(PAGE);
          }}
        />
      )}
      <ul className="change-rows">
        {found.slice(0, shown).map((entry) => (
          <li key={entry.id} className="change-row" data-part={part}>
            <RowName id={entry.id} name={entry.row.name} />
            {entry.changed === null ? (
              <RowSummary row={entry.row} kind={kind} />
            ) : (
              <FieldChanges kind={kind} fields={entry.changed.fields} />
            )}
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className="quiet small">{words.sync.empty}</p>}
      <MoreRows
        hidden={found.length - shown}
        onMore={() => {
          setShown(shown + 5 * PAGE);
        }}
      />
    </>
  );
}

function entriesOf(kind: DrawList, part: Part, changes: RowChanges<KeptList>): readonly Entry[] {
  if (part === 'changed') return changes.changed.map((changed) => ({ id: changed.id, row: changed.after, changed }));
  return changes[part].map((row) => ({ id: rowId<KeptList>(kind, row), row, changed: null }));
}

/** A row by its name and its code. */
export function RowName({ id, name }: { readonly id: string; readonly name: string }): React.JSX.Element {
  return (
    <div className="row-name">
      <span>{name}</span>
      <code className="quiet small">{id}</code>
    </div>
  );
}

/** Fields that say most of a row, whichever list it is of. */
const TELLING: Readonly<Record<DrawList, readonly string[]>> = {
  items: ['department', 'ratioText'],
  entities: ['district', 'address'],
  inspectors: ['department', 'certificates'],
};

function RowSummary({ kind, row }: { readonly kind: DrawList; readonly row: AnyRow }): React.JSX.Element {
  const places = usePaneState((state) => state.places);
  const fields = rowFields<KeptList>(kind, row);
  const texts = TELLING[kind]
    .filter((field) => fieldOf(fields, field) !== '')
    .map((field) => valueWords(field, fieldOf(fields, field), places));
  return <p className="quiet small">{texts.join(' · ')}</p>;
}

/** Old and new of fields. */
export function FieldChanges({
  kind,
  fields,
}: {
  readonly kind: DrawList;
  readonly fields: readonly FieldChange[];
}): React.JSX.Element {
  const places = usePaneState((state) => state.places);
  return (
    <dl className="field-changes">
      {fields.map(({ field, before, after }) => {
        const [old, now] = differingParts(valueWords(field, before, places), valueWords(field, after, places));
        return (
          <div key={field} className="field-change">
            <dt>{fieldWords(kind, field)}</dt>
            <dd>
              <del>{old}</del> <span aria-hidden>→</span> <ins>{now}</ins>
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** How many rows a list has, for its heading. */
export const rowCount = ({ added, changed, removed }: RowChanges<KeptList>): number =>
  added.length + changed.length + removed.length;
