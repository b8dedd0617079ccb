import { Button, SearchBox, Spinner } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useState } from 'react';
import { rowId, type KeptList, type ListVersion } from '../../../core/lists/list-version.ts';
import { fieldOf, rowFields } from '../../../core/lists/row-fields.ts';
import { words } from '../../words/words.ts';
import type { OtherLists, ShownVersion } from '../state/sync-state.ts';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { ChangeList, RowName } from './change-list.tsx';
import { MoreRows } from './more-rows.tsx';
import type { AnyRow } from './list-messages.ts';
import { ProportionBar } from './proportion-bar.tsx';
import { SyncTop } from './sync-frame.tsx';
import { syncTime } from './sync-time.ts';
import { fieldWords, valueWords } from './value-words.ts';

/** Rows shown at first, and more at every click. */
const PAGE = 20;

/** One version of a list with its history: read only. */
export function ListViewer({
  others,
  shown,
}: {
  readonly others: OtherLists;
  readonly shown: ShownVersion;
}): React.JSX.Element {
  const { actions } = usePane();
  const department = useDepartmentWords();
  const own = usePaneState(({ session }) => (session.kind === 'paired' ? session.session.department : null));
  const { version, rows, diff } = shown;
  const hasProblem = usePaneState((state) => state.sync.problem !== null);
  return (
    <>
      <SyncTop
        title={`${department(version.department)} · ${words.names.lists[version.kind]}`}
        list={null}
        back={{ label: words.sync.backToDepartments, onClick: actions.otherLists.back }}
      >
        <span className="tag">{words.sync.readOnly}</span>{' '}
        {words.sync.historyLine(version.number, version.byName, syncTime(version.at))}
      </SyncTop>
      {version.kind === 'inspectors' && version.department !== own && (
        <p className="quiet small">{words.sync.withheld}</p>
      )}
      {rows === null && !hasProblem && <Spinner size="small" label={words.sync.reading} />}
      {rows !== null && (
        <div className="viewer-actions">
          <Button size="small" onClick={() => void actions.otherLists.write()}>
            {words.sync.writeSheet}
          </Button>
          {others.written !== null && (
            <span className="good small" role="status">
              {words.sync.writtenSheet(others.written)}
            </span>
          )}
        </div>
      )}
      {diff !== null && (
        <section className="sync-part" aria-label={words.sync.showChanges}>
          <h3>{version.number === 1 ? words.sync.first : words.sync.changedSince(version.number - 1)}</h3>
          <ProportionBar
            added={diff.added.length}
            changed={diff.changed.length}
            removed={diff.removed.length}
            same={diff.same}
          />
          <ChangeList kind={version.kind} changes={diff} />
        </section>
      )}
      {rows !== null && <Rows key={version.number} kind={version.kind} rows={rows} />}
      {others.history !== null && <History history={others.history} shown={shown} />}
    </>
  );
}

function Rows({ kind, rows }: { readonly kind: KeptList; readonly rows: readonly AnyRow[] }): React.JSX.Element {
  const [shown, setShown] = useState(PAGE);
  const [text, setText] = useState('');
  const sought = useDeferredValue(text.trim().toUpperCase());
  const found = useMemo(
    () =>
      sought === '' ? rows : rows.filter((row) => `${row.name} ${rowId(kind, row)}`.toUpperCase().includes(sought)),
    [rows, kind, sought],
  );
  return (
    <section className="sync-part" aria-label={words.names.lists[kind]}>
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
      <p className="quiet small" role="status">
        {sought === '' ? words.sync.rows(rows.length) : words.sync.matching(found.length)}
      </p>
      <ul className="change-rows">
        {found.slice(0, shown).map((row) => (
          <Row key={rowId(kind, row)} kind={kind} row={row} />
        ))}
      </ul>
      <MoreRows
        hidden={found.length - shown}
        onMore={() => {
          setShown(shown + 5 * PAGE);
        }}
      />
    </section>
  );
}

/** A row opens to everything that the list says of it. */
function Row({ kind, row }: { readonly kind: KeptList; readonly row: AnyRow }): React.JSX.Element {
  const places = usePaneState((state) => state.places);
  const fields = rowFields(kind, row);
  const filled = [...fields.keys()].filter((field) => {
    const value = fieldOf(fields, field);
    return field !== 'name' && value !== '' && (typeof value !== 'object' || value.length > 0);
  });
  return (
    <li className="change-row">
      <details>
        <summary>
          <RowName id={rowId(kind, row)} name={row.name} />
        </summary>
        <dl className="field-changes">
          {filled.map((field) => (
            <div key={field} className="field-change">
              <dt>{fieldWords(kind, field)}</dt>
              <dd>{valueWords(field, fieldOf(fields, field), places)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}

function History({
  history,
  shown,
}: {
  readonly history: readonly ListVersion[];
  readonly shown: ShownVersion;
}): React.JSX.Element {
  const { actions } = usePane();
  const compare = async (version: ListVersion): Promise<void> => {
    if (version.number !== shown.version.number) await actions.otherLists.show(version);
    await actions.otherLists.compare(version);
  };
  return (
    <section className="sync-part" aria-label={words.sync.history}>
      <h3>{words.sync.history}</h3>
      <ol className="history">
        {history.map((version) => (
          <li key={version.number} aria-current={version.number === shown.version.number || undefined}>
            <button type="button" className="history-line" onClick={() => void actions.otherLists.show(version)}>
              <span>{words.sync.historyLine(version.number, version.byName, syncTime(version.at))}</span>
              <span className="quiet small">
                {words.sync.count(words.sync.counts.added, version.changes.added)} ·{' '}
                {words.sync.count(words.sync.counts.changed, version.changes.changed)} ·{' '}
                {words.sync.count(words.sync.counts.removed, version.changes.removed)}
              </span>
            </button>
            <Button size="small" appearance="subtle" onClick={() => void compare(version)}>
              {words.sync.showChanges}
            </Button>
          </li>
        ))}
      </ol>
    </section>
  );
}
