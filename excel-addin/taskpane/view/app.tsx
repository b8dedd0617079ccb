import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger, Spinner } from '@fluentui/react-components';
import { PersonRegular } from '@fluentui/react-icons';
import { type RefObject, useRef } from 'react';
import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { words } from '../../words/words.ts';
import { ListsScreen } from '../lists/lists-screen.tsx';
import { PlanScreen } from '../plan/plan-screen.tsx';
import { usePlanOutlook } from '../plan/plan-outlook.ts';
import { ResultScreen } from '../result/result-screen.tsx';
import { SealScreen } from '../seal/seal-screen.tsx';
import { SyncScreen } from '../sync/sync-screen.tsx';
import { TrialScreen } from '../trial/trial-screen.tsx';
import { useDepartmentWords, usePane, usePaneState } from './pane-context.tsx';
import { useFocusKeeper } from './focus-keeper.ts';
import { PairingScreen } from './pairing-screen.tsx';
import { reachableSteps, shownStep } from './reachable-steps.ts';
import { StepLine } from './step-line.tsx';

/** The whole pane. */
export function App(): React.JSX.Element {
  const session = usePaneState((state) => state.session);
  const main = useRef<HTMLElement>(null);
  useFocusKeeper(main);
  if (session.kind === 'checking') return <Spinner className="opening" label={words.pairing.checking} />;
  if (session.kind === 'unpaired') return <PairingScreen main={main} session={session} />;
  return <Steps main={main} />;
}

/** `main` is the part of the screen below the steps. */
function Steps({ main }: { readonly main: RefObject<HTMLElement> }): React.JSX.Element {
  const { actions } = usePane();
  const state = usePaneState((whole) => whole);
  const outlook = usePlanOutlook();
  const reachable = reachableSteps(state, outlook.ready);
  const step = shownStep(state.step, reachable);
  const title = state.draw.status?.title ?? (state.plan.items.length > 0 ? outlook.title : words.common.product);
  return (
    <div className="pane">
      <header className="pane-top">
        <div className="pane-title">
          <h1 title={title}>{title}</h1>
          <Account />
        </div>
        <StepLine current={step} reachable={reachable} onGo={actions.goTo} />
      </header>
      <main ref={main} className="pane-main" key={step} tabIndex={-1} aria-label={words.steps[step]}>
        {step === 'lists' && (state.sync.screen === null ? <ListsScreen /> : <SyncScreen screen={state.sync.screen} />)}
        {step === 'plan' && state.trial.transcript === null && <PlanScreen outlook={outlook} />}
        {step === 'plan' && state.trial.transcript !== null && <TrialScreen transcript={state.trial.transcript} />}
        {step === 'seal' && <SealScreen outlook={outlook} />}
        {step === 'result' && <ResultScreen />}
      </main>
    </div>
  );
}

/** Who is working, and the way out. */
function Account(): React.JSX.Element {
  const { actions } = usePane();
  const session = usePaneState((state) => state.session);
  const department = useDepartmentWords();
  if (session.kind !== 'paired') {
    return (
      <Button size="small" onClick={actions.session.askToPair}>
        {words.pairing.pairNow}
      </Button>
    );
  }
  const { name, department: code, role, expiresAt } = session.session;
  const who = words.pairing.paired(name, department(code), words.outcomes.roles[role]);
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" appearance="subtle" icon={<PersonRegular />} aria-label={who} title={who}>
          {name}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <p className="account-who">
          {who}
          <br />
          <span className="quiet small">{words.pairing.validUntil(chinaDate(expiresAt))}</span>
        </p>
        <MenuList>
          <MenuItem onClick={() => void actions.session.unpair()}>{words.pairing.unpair}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
