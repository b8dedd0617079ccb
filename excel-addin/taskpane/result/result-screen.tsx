import { Button } from '@fluentui/react-components';
import { OpenRegular, TableRegular } from '@fluentui/react-icons';
import { independentEntropyTenths, MIN_ENTROPY_TENTHS } from '../../../core/draw/assurance.ts';
import { words } from '../../words/words.ts';
import { DocumentMenu } from '../documents/document-menu.tsx';
import { DrawActivity, DrawProblems } from '../seal/seal-screen.tsx';
import { usePolling } from '../seal/use-polling.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { CheckList } from './check-list.tsx';
import { MoreSheets } from './more-sheets.tsx';
import { TeamList } from './team-list.tsx';

/** Milliseconds between two looks at what officers have answered. */
const POLL = 4_000;

/** Step ④: nothing is shown that this pane has not verified. */
export function ResultScreen(): React.JSX.Element {
  const { actions } = usePane();
  const draw = usePaneState((state) => state.draw);
  usePolling(async () => {
    await actions.draw.refresh();
    await actions.sheets.updateStates();
  }, POLL);
  const { status, transcript, verification, resultSheet, activity } = draw;
  return (
    <>
      <DrawProblems />
      <DrawActivity />
      {transcript !== null && (
        <p className="result-summary number">
          {words.result.summary(transcript.drawn.length, transcript.teams.length)}
          <span className="quiet small">
            {' '}
            {words.seal.assurance} {words.outcomes.assurance[transcript.assurance].name}
          </span>
        </p>
      )}
      {transcript !== null && independentEntropyTenths(transcript.entropy) < MIN_ENTROPY_TENTHS && (
        <p className="amber small">{words.outcomes.lowEntropy(independentEntropyTenths(transcript.entropy))}</p>
      )}
      {verification !== null && <CheckList report={verification} />}
      {verification === null && activity === null && (
        <Button onClick={() => void actions.draw.verify()}>{words.common.retry}</Button>
      )}
      {transcript !== null && status !== null && (
        <>
          <div className="result-buttons">
            <Button
              appearance="primary"
              icon={<TableRegular />}
              disabled={activity !== null}
              onClick={() => void actions.draw.writeResult()}
            >
              {resultSheet === null ? words.result.write : words.result.rewrite}
            </Button>
            <Button icon={<OpenRegular />} onClick={actions.draw.openPublicPage}>
              {words.result.openPublic}
            </Button>
            <Button onClick={() => void actions.draw.remind()}>{words.result.remind}</Button>
            <DocumentMenu />
            <MoreSheets />
          </div>
          {draw.done !== null && (
            <p className="done small" role="status">
              {draw.done}
            </p>
          )}
          <TeamList transcript={transcript} status={status} />
          <footer className="pane-foot">
            <Button appearance="subtle" onClick={() => void actions.draw.startAnew()}>
              {words.result.newTask}
            </Button>
          </footer>
        </>
      )}
    </>
  );
}
