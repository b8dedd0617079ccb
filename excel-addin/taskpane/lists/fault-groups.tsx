import { Button, Link } from '@fluentui/react-components';
import { ChevronDownRegular, ChevronRightRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { cellAddress } from '../../../core/tabular/cell.ts';
import type { RowFault } from '../../../core/tabular/row-fault.ts';
import { grouped } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import type { DrawList, ListState } from '../state/list-state.ts';
import { usePane } from '../view/pane-context.tsx';
import { faultGroups, type FaultGroup } from './fault-tally.ts';

/** Faults shown of a group at first, and more at every click. */
const FEW_WARNINGS = 3;
const SHOWN_AT_ONCE = 8;

/** Every fault of a list, by kind; a click on a cell's address goes there. */
export function FaultGroups({
  kind,
  list,
}: {
  readonly kind: DrawList;
  readonly list: ListState<DrawList>;
}): React.JSX.Element {
  const decoded = list.read?.decoded ?? null;
  const groups = decoded === null ? [] : faultGroups(decoded);
  if (groups.length === 0) return <p className="good">{words.lists.clean}</p>;
  return (
    <ul className="fault-groups" aria-label={words.lists.faults}>
      {groups.map((group) => (
        <Group key={group.code} kind={kind} group={group} kept={list.kept} />
      ))}
    </ul>
  );
}

/** A few reminders are read sooner than unfolded. */
const isShortWarning = ({ severity, faults }: FaultGroup): boolean =>
  severity === 'warning' && faults.length <= FEW_WARNINGS;

interface GroupProps {
  readonly kind: DrawList;
  readonly group: FaultGroup;
  readonly kept: ReadonlySet<number>;
}

function Group({ kind, group, kept }: GroupProps): React.JSX.Element {
  const [isOpen, setOpen] = useState(group.severity === 'error' || isShortWarning(group));
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const { title, remedy } = words.rowFaults[group.code];
  const rest = group.faults.length - shown;
  return (
    <li className="fault-group" data-severity={group.severity}>
      <button
        type="button"
        className="fault-head"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
        <span className={`tag tag-${group.severity}`}>{words.severity[group.severity]}</span>
        <span className="fault-title">{title}</span>
        <span className="number">{grouped(group.faults.length)}</span>
      </button>
      {isOpen && (
        <div className="fault-body">
          <p className="quiet small">{remedy}</p>
          {group.keepable && <KeepAll kind={kind} group={group} kept={kept} />}
          <ul>
            {group.faults.slice(0, shown).map((fault) => (
              <FaultLine
                key={`${String(fault.row)} ${String(fault.column)} ${fault.value}`}
                kind={kind}
                fault={fault}
                kept={group.keepable ? kept.has(fault.row) : null}
              />
            ))}
          </ul>
          {rest > 0 && (
            <Button
              size="small"
              appearance="transparent"
              onClick={() => {
                setShown(shown + 5 * SHOWN_AT_ONCE);
              }}
            >
              {words.lists.showMore(rest)}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

interface FaultLineProps {
  readonly kind: DrawList;
  readonly fault: RowFault;
  /** Whether the clerk keeps the row; null when that is no question. */
  readonly kept: boolean | null;
}

function FaultLine({ kind, fault, kept }: FaultLineProps): React.JSX.Element {
  const { actions } = usePane();
  const address = cellAddress(fault);
  return (
    <li className="fault-line">
      <Link
        as="button"
        className="cell-link"
        aria-label={words.lists.goTo(address)}
        onClick={() => void actions.lists.show(kind, fault)}
      >
        {address}
      </Link>
      <span className="fault-text">{words.rowFaults[fault.code].say(fault)}</span>
      {kept !== null && (
        <Button
          size="small"
          appearance={kept ? 'secondary' : 'outline'}
          onClick={() => {
            actions.lists.keep(kind, [fault.row], !kept);
          }}
        >
          {kept ? words.lists.leaveRow : words.lists.keepRow}
        </Button>
      )}
    </li>
  );
}

function KeepAll({ kind, group, kept }: GroupProps): React.JSX.Element | null {
  const { actions } = usePane();
  if (group.faults.length < 2) return null;
  const allKept = group.faults.every(({ row }) => kept.has(row));
  return (
    <Button
      size="small"
      onClick={() => {
        const rows = group.faults.map(({ row }) => row);
        actions.lists.keep(kind, rows, !allKept);
      }}
    >
      {allKept ? words.lists.leaveAll(group.faults.length) : words.lists.keepAll(group.faults.length)}
    </Button>
  );
}
