import { Button, Dropdown, Option } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { columnLetters } from '../../../core/tabular/cell.ts';
import { rawText, tidy } from '../../../core/tabular/cell-text.ts';
import type { AnyField, FieldsOf } from '../../../core/tabular/list-kind.ts';
import { quotedText } from '../../words/their-text.ts';
import { words } from '../../words/words.ts';
import type { DrawList, ListState, ReadList } from '../state/list-state.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { usePane } from '../view/pane-context.tsx';

interface ColumnEditorProps {
  readonly kind: DrawList;
  readonly list: ListState<DrawList>;
  readonly read: ReadList<DrawList>;
}

/** Below this, a proposed column is shown without being asked for. */
const DOUBTFUL = 70;

/** Our columns and theirs, with the first values; each can be put right. */
export function ColumnEditor({ kind, list, read }: ColumnEditorProps): React.JSX.Element {
  const { actions } = usePane();
  const [opened, setOpened] = useState<boolean | null>(null);
  const openFaults = read.match.faults.filter(({ field }) => !Object.hasOwn(read.mapping, field));
  const isOpen = opened ?? (openFaults.length > 0 || (!list.confirmed && hasDoubt(read)));
  return (
    <section className="columns">
      <button
        type="button"
        className="fault-head"
        aria-expanded={isOpen}
        onClick={() => {
          setOpened(!isOpen);
        }}
      >
        {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
        <span className="fault-title">
          {words.lists.columns}{' '}
          <span className="quiet small">{words.lists.matched(Object.keys(read.mapping).length)}</span>
        </span>
        <span className={`tag ${list.confirmed ? 'tag-green' : 'tag-amber'}`}>
          {list.confirmed ? words.lists.columnsConfirmed : words.lists.columnsProposed}
        </span>
      </button>
      {openFaults.map((fault) => (
        <AdviceBar key={fault.field} advice={words.faults.column(fault)} />
      ))}
      {read.moved.length > 0 && (
        <p className="quiet small">
          {words.lists.columnsMoved(words.common.listed(read.moved.map((field) => words.names.field(kind, field))))}
        </p>
      )}
      {isOpen && (
        <>
          <ul className="column-list">
            {[...read.match.candidates.keys()].map((field) => (
              <ColumnLine key={field} kind={kind} field={field} read={read} />
            ))}
          </ul>
          {!list.confirmed && openFaults.length === 0 && (
            <Button size="small" appearance="primary" onClick={() => void actions.lists.confirm(kind)}>
              {words.lists.confirmColumns}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

const hasDoubt = (read: ReadList<DrawList>): boolean =>
  [...read.match.candidates].some(([field, candidates]) => {
    const chosen = candidates.find(({ column }) => column === columnOf(read, field));
    return chosen !== undefined && chosen.confidence < DOUBTFUL;
  });

interface ColumnLineProps {
  readonly kind: DrawList;
  readonly field: FieldsOf[DrawList];
  readonly read: ReadList<DrawList>;
}

const NONE = '';

function ColumnLine({ kind, field, read }: ColumnLineProps): React.JSX.Element {
  const { actions } = usePane();
  const chosen = columnOf(read, field);
  const candidate = read.match.candidates.get(field)?.find(({ column }) => column === chosen);
  const label = (column: number): string =>
    `${columnLetters(column)} ${read.header.texts[column - read.header.left] ?? ''}`;
  return (
    <li className="column-line" data-chosen={chosen === null ? undefined : ''}>
      <span className="column-field">{words.names.field(kind, field)}</span>
      <Dropdown
        size="small"
        className="column-choice"
        aria-label={words.names.field(kind, field)}
        placeholder={words.lists.noColumn}
        value={chosen === null ? words.lists.noColumn : label(chosen)}
        selectedOptions={[chosen === null ? NONE : String(chosen)]}
        onOptionSelect={(_event, { optionValue }) => {
          const column = optionValue === undefined || optionValue === NONE ? null : Number(optionValue);
          void actions.lists.setColumn(kind, field, column);
        }}
      >
        <Option value={NONE} text={words.lists.noColumn}>
          {words.lists.noColumn}
        </Option>
        {choices(read, field).map((column) => (
          <Option key={column} value={String(column)} text={label(column)}>
            {label(column)}
          </Option>
        ))}
      </Dropdown>
      {chosen !== null && (
        <span className="column-samples quiet small ellipsis">
          {candidate !== undefined && (
            <span
              className="confidence"
              data-level={levelOf(candidate.confidence)}
              title={words.lists.confidence(candidate.confidence)}
            />
          )}
          {words.common.joined(samplesOf(read, chosen).map(quotedText))}
        </span>
      )}
    </li>
  );
}

const columnOf = (read: ReadList<DrawList>, field: AnyField): number | null => {
  const mapping: Readonly<Record<string, number>> = read.mapping;
  return mapping[field] ?? null;
};

const levelOf = (confidence: number): 'high' | 'middle' | 'low' =>
  confidence >= 90 ? 'high' : confidence >= 70 ? 'middle' : 'low';

/** Candidates first, then every other column that has a header. */
function choices(read: ReadList<DrawList>, field: FieldsOf[DrawList]): readonly number[] {
  const likely = (read.match.candidates.get(field) ?? []).map(({ column }) => column);
  const others = read.header.texts
    .map((text, index) => (text === '' ? -1 : read.header.left + index))
    .filter((column) => column >= 0 && !likely.includes(column));
  return [...likely, ...others];
}

/** Rows looked through for three values; a blank column is not searched to its end. */
const SAMPLE_ROWS = 200;

/** First three values of a column. */
function samplesOf(read: ReadList<DrawList>, column: number): readonly string[] {
  const samples: string[] = [];
  const first = read.header.row - read.block.top + 1;
  const last = Math.min(read.block.rows.length, first + SAMPLE_ROWS);
  for (let at = first; at < last && samples.length < 3; at++) {
    const text = tidy(rawText(read.block.rows[at]?.[column - read.block.left]));
    if (text !== '') samples.push(text);
  }
  return samples;
}
