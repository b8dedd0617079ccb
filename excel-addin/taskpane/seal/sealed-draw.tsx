import { Button, Field, Input } from '@fluentui/react-components';
import { CheckmarkRegular, CopyRegular, OpenRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { chinaDate, chinaTime } from '../../../core/calendar/civil-date.ts';
import type { PublicSource } from '../../../core/draw/seal.ts';
import { shortNumber } from '../../../core/draw/sealing.ts';
import { MAX_TYPED_TEXT } from '../../../core/model/bounds.ts';
import type { Instant } from '../../../core/model/ids.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { official } from '../../words/official.ts';
import { words } from '../../words/words.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { Countdown } from './countdown.tsx';
import { expectedAssurance } from './expected-assurance.ts';
import { QrCode } from './qr-code.tsx';
import { usePolling } from './use-polling.ts';
import { VoidDialog } from './void-dialog.tsx';
import { WitnessSeals } from './witness-seals.tsx';

/** Milliseconds between two looks at where the draw stands. */
const POLL = 2_500;

/** A sealed draw: its number, the public address, the witnesses, and the draw when it may be made. */
export function SealedDraw({ status }: { readonly status: DrawStatus }): React.JSX.Element {
  const { actions } = usePane();
  const isBusy = usePaneState((state) => state.draw.activity !== null);
  usePolling(actions.draw.refresh, POLL);
  const { seal } = status;
  const level = status.assurance ?? expectedAssurance(seal);
  return (
    <section className="sealed">
      <SealNumber status={status} />
      <div className="assurance" data-level={level}>
        <span className="quiet small">{words.seal.assurance}</span>
        <strong>{words.outcomes.assurance[level].name}</strong>
        <span className="quiet small">{words.outcomes.assurance[level].meaning}</span>
      </div>
      <h2>{words.seal.witnesses}</h2>
      <WitnessSeals witnesses={status.witnesses} />
      {status.phase === 'void' ? (
        <Voided status={status} />
      ) : (
        <>
          {status.waitingFor === 'contributions' && <Countdown until={roundEnd(status)} />}
          {status.phase !== 'drawn' && seal.publicSource !== null && (
            <PublicValue source={seal.publicSource} status={status} />
          )}
          {status.phase !== 'drawn' && (
            <p className={status.waitingFor === null ? 'good' : 'quiet'} role="status">
              {status.waitingFor === null ? words.seal.ready : words.seal.waiting[status.waitingFor]}
            </p>
          )}
          <DrawButtons status={status} isBusy={isBusy} />
        </>
      )}
    </section>
  );
}

/** Until everybody has given something, the time to give; then the time to open what was committed. */
const roundEnd = ({ seal, witnesses }: DrawStatus): Instant =>
  witnesses.some(({ state }) => state === 'awaited') ? seal.contributionsUntil : seal.revealsUntil;

function SealNumber({ status }: { readonly status: DrawStatus }): React.JSX.Element {
  const { actions } = usePane();
  const [isCopied, setCopied] = useState(false);
  const number = shortNumber(status.sealHash);
  const { sealedAt } = status.seal;
  return (
    <div className="seal-card">
      <div className="seal-card-text">
        <span className="quiet small">
          {status.drawNumber} · {words.seal.sealedAt(`${words.seal.day(chinaDate(sealedAt))} ${chinaTime(sealedAt)}`)}
        </span>
        <span className="quiet small">{words.seal.shortNumber}</span>
        <span className="short-number" data-hash={status.sealHash}>
          {number.split(' ').map((group, index) => (
            <span key={`${group} ${String(index)}`}>{group}</span>
          ))}
        </span>
        <span className="seal-card-buttons">
          <Button
            size="small"
            appearance="subtle"
            icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
            onClick={() => {
              void navigator.clipboard.writeText(number).then(
                () => {
                  setCopied(true);
                },
                () => {
                  setCopied(false);
                },
              );
            }}
          >
            {isCopied ? words.seal.copied : words.seal.copy}
          </Button>
          <Button size="small" appearance="subtle" icon={<OpenRegular />} onClick={actions.draw.openPublicPage}>
            {words.seal.openPublic}
          </Button>
        </span>
        <span className="quiet small">{words.seal.compare}</span>
      </div>
      <QrCode text={status.publicUrl} label={words.seal.qr} size={104} />
    </div>
  );
}

function DrawButtons({ status, isBusy }: { readonly status: DrawStatus; readonly isBusy: boolean }): React.JSX.Element {
  const { actions } = usePane();
  const isRefused = usePaneState((state) => state.draw.problem?.code === 'draw-refused');
  if (status.phase === 'drawn') {
    return (
      <Button
        appearance="primary"
        size="large"
        onClick={() => {
          actions.goTo('result');
        }}
      >
        {words.steps.result}
      </Button>
    );
  }
  if (isRefused) {
    return (
      <div className="draw-buttons">
        <p className="small">{words.seal.refused}</p>
        <VoidDialog proposed={official.noPlanVoidReason} />
      </div>
    );
  }
  return (
    <div className="draw-buttons">
      <Button
        appearance="primary"
        size="large"
        className="big-button"
        disabled={isBusy || status.waitingFor !== null}
        onClick={() => void actions.draw.draw()}
      >
        {words.seal.draw}
      </Button>
      <VoidDialog />
    </div>
  );
}

function Voided({ status }: { readonly status: DrawStatus }): React.JSX.Element {
  const { actions } = usePane();
  return (
    <div className="voided">
      <p className="red">
        {status.voidReason === null ? words.seal.voided : words.common.labelled(words.seal.voided, status.voidReason)}
      </p>
      <p className="quiet small">{words.seal.replanNote(status.drawNumber)}</p>
      <div className="draw-buttons">
        <Button appearance="primary" onClick={() => void actions.draw.replan()}>
          {words.seal.replan}
        </Button>
        <Button appearance="subtle" onClick={() => void actions.draw.startAnew()}>
          {words.seal.newTask}
        </Button>
      </div>
    </div>
  );
}

/** The source that was named by sealing; its value can be recorded once everybody else has given theirs and it is due. */
function PublicValue({
  source,
  status: { waitingFor, now },
}: {
  readonly source: PublicSource;
  readonly status: DrawStatus;
}): React.JSX.Element {
  const { name, notBefore } = source;
  if (waitingFor === 'public-value' && now >= notBefore) return <PublicValueForm name={name} />;
  const due = `${words.seal.day(chinaDate(notBefore))} ${chinaTime(notBefore)}`;
  return (
    <p className="quiet small">
      {waitingFor === null ? words.seal.publicValueGiven(name) : words.seal.publicValueDue(name, due)}
    </p>
  );
}

function PublicValueForm({ name }: { readonly name: string }): React.JSX.Element {
  const { actions } = usePane();
  const [value, setValue] = useState('');
  return (
    <form
      className="public-value"
      onSubmit={(event) => {
        event.preventDefault();
        if (value.trim() !== '') void actions.draw.givePublicValue(value.trim());
      }}
    >
      <Field label={words.seal.publicValue(name)}>
        <Input
          value={value}
          maxLength={MAX_TYPED_TEXT}
          placeholder={words.seal.publicValueField}
          onChange={(_event, { value: text }) => {
            setValue(text);
          }}
        />
      </Field>
      <Button type="submit" disabled={value.trim() === ''}>
        {words.seal.givePublicValue}
      </Button>
    </form>
  );
}
