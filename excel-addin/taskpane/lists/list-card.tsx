import { Button, Dropdown, Option, Switch } from '@fluentui/react-components';
import { ArrowSyncRegular, ChevronDownRegular, ChevronUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { chinaTime } from '../../../core/calendar/civil-date.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { readingFaultAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import type { DrawList, ListState } from '../state/list-state.ts';
import { SyncLine } from '../sync/sync-line.tsx';
import { AdviceBar } from '../view/advice-bar.tsx';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { ProgressLine } from '../view/progress-line.tsx';
import { ColumnEditor } from './column-editor.tsx';
import { FaultGroups } from './fault-groups.tsx';
import { tallyOf, type Tally } from './fault-tally.ts';
import { RepairBar } from './repair-bar.tsx';

/** One list: sheet, rows, faults; opens to its columns and faults. */
export function ListCard({ kind }: { readonly kind: DrawList }): React.JSX.Element {
  const list: ListState<DrawList> = usePaneState((state) => state.lists[kind]);
  const tally = tallyOf(list);
  const needsLook = list.phase === 'failed' || tally.openColumns > 0 || tally.errors > 0 || tally.held > 0;
  const [opened, setOpened] = useState<boolean | null>(null);
  const isOpen = opened ?? needsLook;
  const isBusy = list.phase === 'reading' || list.phase === 'checking';
  return (
    <section className="card" data-tone={toneOf(list, tally)} aria-label={words.names.lists[kind]}>
      <button
        type="button"
        className="card-head"
        aria-expanded={isOpen}
        onClick={() => {
          setOpened(!isOpen);
        }}
      >
        <span className="card-title">{words.names.lists[kind]}</span>
        <CardFigures list={list} tally={tally} />
        {isOpen ? <ChevronUpRegular aria-hidden /> : <ChevronDownRegular aria-hidden />}
      </button>
      {isBusy && <CardProgress kind={kind} list={list} />}
      <SyncLine kind={kind} />
      {isOpen && <CardBody kind={kind} list={list} />}
    </section>
  );
}

/** The numbers of a card's head: rows first, then what needs a look. */
function CardFigures({
  list,
  tally,
}: {
  readonly list: ListState<DrawList>;
  readonly tally: Tally;
}): React.JSX.Element {
  if (list.source === null) return <span className="quiet">{words.lists.notFound}</span>;
  return (
    <span className="card-figures">
      <span className="quiet ellipsis">{list.source.name}</span>
      {list.read?.decoded && <span className="number">{words.common.rows(tally.usable)}</span>}
      {tally.openColumns > 0 && <span className="tag tag-red">{words.lists.openColumn}</span>}
      {tally.errors > 0 && <span className="tag tag-red">{words.lists.faulty(tally.errors)}</span>}
      {tally.held > 0 && <span className="tag tag-amber">{words.lists.held(tally.held)}</span>}
    </span>
  );
}

function CardProgress({
  kind,
  list,
}: {
  readonly kind: DrawList;
  readonly list: ListState<DrawList>;
}): React.JSX.Element {
  const { actions } = usePane();
  return (
    <ProgressLine
      label={list.phase === 'reading' ? words.lists.reading : words.lists.checking}
      done={list.progress.done}
      total={list.progress.total}
      onCancel={() => {
        actions.lists.cancel(kind);
      }}
    />
  );
}

interface CardBodyProps {
  readonly kind: DrawList;
  readonly list: ListState<DrawList>;
}

function CardBody({ kind, list }: CardBodyProps): React.JSX.Element {
  const { actions } = usePane();
  const inferDistricts = usePaneState((state) => state.inferDistricts);
  return (
    <div className="card-body">
      <SourceLine kind={kind} list={list} />
      {list.fault !== null && (
        <AdviceBar
          advice={readingFaultAdvice(list.fault, kind)}
          action={{ label: words.common.retry, onClick: () => void actions.lists.reread(kind) }}
        />
      )}
      {list.read !== null && <ColumnEditor kind={kind} list={list} read={list.read} />}
      {list.read !== null && list.read.decoded !== null && (
        <>
          <RepairBar kind={kind} list={list} />
          {kind === 'entities' && (
            <Switch
              label={words.lists.inferDistricts}
              checked={inferDistricts}
              onChange={(_event, { checked }) => void actions.lists.setInferDistricts(checked)}
            />
          )}
          <FaultGroups kind={kind} list={list} />
        </>
      )}
    </div>
  );
}

/** Which sheet the list comes from, and when it was read. */
function SourceLine({
  kind,
  list,
}: {
  readonly kind: DrawList;
  readonly list: ListState<DrawList>;
}): React.JSX.Element {
  const { actions } = usePane();
  const sheets = usePaneState((state) => state.sheets);
  return (
    <div className="source-line">
      <Dropdown
        size="small"
        aria-label={words.lists.sheet}
        placeholder={words.lists.chooseSheet}
        value={list.source?.name ?? ''}
        selectedOptions={list.source === null ? [] : [list.source.sheet]}
        onOpenChange={(_event, { open }) => {
          if (open) void actions.lists.lookForSheets();
        }}
        onOptionSelect={(_event, { optionValue }) => {
          const sheet = sheets.find(({ id }) => id === optionValue);
          if (sheet !== undefined) void actions.lists.choose(kind, { sheet: sheet.id, name: sheet.name });
        }}
      >
        {sheets.map((sheet) => (
          <Option key={sheet.id} value={sheet.id} text={sheet.name}>
            {sheet.name}
          </Option>
        ))}
      </Dropdown>
      {list.readAt !== null && (
        <span className="quiet small">
          {list.stale ? words.lists.stale : words.lists.syncedAt(chinaTime(instantAt(list.readAt)))}
        </span>
      )}
      {list.source !== null && (
        <Button
          size="small"
          appearance={list.stale ? 'primary' : 'subtle'}
          icon={<ArrowSyncRegular />}
          onClick={() => void actions.lists.reread(kind)}
        >
          {words.lists.reread}
        </Button>
      )}
    </div>
  );
}

function toneOf(list: ListState<DrawList>, tally: Tally): 'red' | 'amber' | 'green' | 'none' {
  if (list.phase === 'failed' || tally.openColumns > 0) return 'red';
  if (list.phase !== 'ready') return 'none';
  if (tally.usable === 0) return 'red';
  return tally.errors + tally.held > 0 ? 'amber' : 'green';
}
