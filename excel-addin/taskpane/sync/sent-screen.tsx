import { Button } from '@fluentui/react-components';
import type { PersonReach, ReachState } from '../../../core/wire/api.ts';
import { callFaultAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import type { Sent } from '../state/sync-state.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane } from '../view/pane-context.tsx';
import { SyncFoot, SyncTop } from './sync-frame.tsx';
import { syncTime } from './sync-time.ts';

/** What was kept, and, for officers, who is found in Feishu. */
export function SentScreen({ sent }: { readonly sent: Sent }): React.JSX.Element {
  const { actions } = usePane();
  const department = useDepartmentWords();
  const { version, people, peopleProblem } = sent;
  return (
    <>
      <SyncTop title={words.sync.sent(words.names.lists[sent.list], version.number)} list={sent.list}>
        {words.sync.historyLine(version.number, version.byName, syncTime(version.at))}
      </SyncTop>
      {sent.registered > 0 && <p className="good">{words.sync.registered(sent.registered)}</p>}
      {people !== null && <People people={people} />}
      {peopleProblem !== null && <AdviceBar advice={callFaultAdvice(peopleProblem, department)} tone="warning" />}
      <SyncFoot>
        <Button appearance="primary" size="large" onClick={actions.sync.leave}>
          {words.sync.back}
        </Button>
      </SyncFoot>
    </>
  );
}

/** What is to be done about each state; found ones are only counted. */
const TROUBLES = ['not-found', 'without-contact', 'unreachable'] as const satisfies readonly ReachState[];

function People({ people }: { readonly people: readonly PersonReach[] }): React.JSX.Element {
  const by = (state: ReachState): readonly PersonReach[] => people.filter((person) => person.state === state);
  const sought = by('sought').length;
  const headings: Readonly<Record<(typeof TROUBLES)[number], (n: number) => string>> = {
    'not-found': words.sync.peopleMissing,
    'without-contact': words.sync.peopleNoContact,
    unreachable: words.sync.peopleUnreachable,
  };
  const hasTrouble = TROUBLES.some((state) => by(state).length > 0);
  return (
    <section className="sync-part" aria-label={words.sync.people} aria-live="polite">
      <h3>{words.sync.people}</h3>
      <p className="good">{words.sync.peopleFound(by('found').length)}</p>
      {sought > 0 && <p className="quiet">{words.sync.peopleSought(sought)}</p>}
      {TROUBLES.filter((state) => by(state).length > 0).map((state) => (
        <div key={state} className="people-trouble">
          <p>
            <span className="tag tag-amber">{headings[state](by(state).length)}</span>
          </p>
          <ul className="people">
            {by(state).map(({ person, name, reason }) => (
              <li key={person}>
                {name} <code className="quiet small">{person}</code>
                {reason !== null && <span className="quiet small"> {words.sync.reasons[reason]}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      {hasTrouble && <p className="quiet small">{words.sync.peopleTodo}</p>}
    </section>
  );
}
