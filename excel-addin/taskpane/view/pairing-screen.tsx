import { Button, Field, Input, Spinner } from '@fluentui/react-components';
import { useState, type FormEvent, type RefObject } from 'react';
import { callFaultAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import type { SessionState } from '../state/pane-state.ts';
import { AdviceBar } from './advice-bar.tsx';
import { plainCode } from './pairing-code.ts';
import { useDepartmentWords, usePane, usePaneState } from './pane-context.tsx';
import { ProductMark } from './product-mark.tsx';

/** Asks for the one-time code that the bot gave in a private chat. */
export function PairingScreen({
  main,
  session,
}: {
  readonly main: RefObject<HTMLElement>;
  readonly session: Extract<SessionState, { kind: 'unpaired' }>;
}): React.JSX.Element {
  const { actions } = usePane();
  const department = useDepartmentWords();
  const [code, setCode] = useState('');
  const { fault } = session;
  const hasLapsed = fault?.code === 'unauthorised' || fault?.code === 'session-expired';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (plainCode(code) !== '') void actions.session.pair(code);
  };
  return (
    <main ref={main} className="pairing" tabIndex={-1}>
      <ProductMark size={48} />
      <h1>{words.pairing.title}</h1>
      {fault !== null && hasLapsed && (
        <>
          <AdviceBar tone="warning" advice={callFaultAdvice(fault, department)} />
          <KeptWork />
        </>
      )}
      <p className="quiet">{words.pairing.intro}</p>
      <ol className="how-to">
        {words.pairing.howTo.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ol>
      <form onSubmit={submit}>
        <Field label={words.pairing.code}>
          <Input
            className="pairing-code"
            size="large"
            value={code}
            placeholder={words.pairing.placeholder}
            autoComplete="one-time-code"
            spellCheck={false}
            maxLength={40}
            disabled={session.busy}
            onChange={(_event, { value }) => {
              setCode(value);
            }}
          />
        </Field>
        <Button appearance="primary" size="large" type="submit" disabled={session.busy || plainCode(code) === ''}>
          {session.busy ? <Spinner size="tiny" label={words.pairing.pairing} /> : words.pairing.pair}
        </Button>
      </form>
      {fault !== null && !hasLapsed && <AdviceBar advice={callFaultAdvice(fault, department)} />}
      <div className="pairing-alone">
        <Button appearance="transparent" onClick={actions.session.goAlone}>
          {words.pairing.alone}
        </Button>
        <p className="quiet small">{words.pairing.aloneNote}</p>
      </div>
    </main>
  );
}

/** What a lapsed pairing leaves as it was. */
function KeptWork(): React.JSX.Element | null {
  const status = usePaneState((state) => state.draw.status);
  const hasPlan = usePaneState((state) => state.plan.items.length > 0);
  if (status?.phase === 'drawn') return <p className="small">{words.pairing.keptResult(status.drawNumber)}</p>;
  if (status !== null) return <p className="small">{words.pairing.keptDraw(status.drawNumber)}</p>;
  return hasPlan ? <p className="small">{words.pairing.keptPlan}</p> : null;
}
