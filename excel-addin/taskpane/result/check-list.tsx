import {
  CheckmarkCircleFilled,
  ChevronDownRegular,
  ChevronRightRegular,
  DismissCircleFilled,
  SubtractCircleRegular,
} from '@fluentui/react-icons';
import { useState } from 'react';
import { words } from '../../words/words.ts';
import type { ShownCheck, VerificationReport } from '../worker/worker-messages.ts';

/** 核验 14/14 项通过; opens to the list of checks. */
export function CheckList({ report }: { readonly report: VerificationReport }): React.JSX.Element {
  const [isOpen, setOpen] = useState(!report.verdict);
  const made = report.checks.filter(({ outcome }) => outcome !== 'not-shown');
  const passed = made.filter(({ outcome }) => outcome === 'passed').length;
  return (
    <section className="checks" data-verdict={report.verdict ? 'good' : 'bad'}>
      <button
        type="button"
        className="checks-head"
        aria-expanded={isOpen}
        onClick={() => {
          setOpen(!isOpen);
        }}
      >
        {report.verdict ? <CheckmarkCircleFilled aria-hidden /> : <DismissCircleFilled aria-hidden />}
        <span className="number">{words.result.verified(passed, made.length)}</span>
        {!report.verdict && <span>{words.result.failed(made.length - passed)}</span>}
        {isOpen ? <ChevronDownRegular aria-hidden /> : <ChevronRightRegular aria-hidden />}
      </button>
      {isOpen && (
        <ul aria-label={words.result.checks}>
          {report.checks.map((check) => (
            <CheckLine key={check.name} check={check} />
          ))}
        </ul>
      )}
    </section>
  );
}

const nameOf = (check: ShownCheck): string =>
  check.name === 'same-seal' || check.name === 'same-transcript'
    ? words.outcomes.paneChecks[check.name]
    : words.outcomes.checks[check.name];

function CheckLine({ check }: { readonly check: ShownCheck }): React.JSX.Element {
  return (
    <li data-outcome={check.outcome}>
      {check.outcome === 'passed' && <CheckmarkCircleFilled aria-hidden />}
      {check.outcome === 'failed' && <DismissCircleFilled aria-hidden />}
      {check.outcome === 'not-shown' && <SubtractCircleRegular aria-hidden />}
      <span>
        {nameOf(check)}
        {check.outcome === 'not-shown' && <span className="quiet small"> {words.result.notShown}</span>}
        {check.outcome === 'failed' && (
          <span className="check-evidence small">
            <span>
              {words.result.expected} <code>{check.expected}</code>
            </span>
            <span>
              {words.result.found} <code>{check.found}</code>
            </span>
            {check.at !== undefined && <code>{check.at}</code>}
          </span>
        )}
      </span>
    </li>
  );
}
