import { Button } from '@fluentui/react-components';
import { ArrowLeftRegular, ArrowSyncRegular, TableRegular } from '@fluentui/react-icons';
import type { Transcript } from '../../../core/draw/transcript.ts';
import { trialProblemAdvice } from '../../words/trial-faults.ts';
import { words } from '../../words/words.ts';
import { teamsIn } from '../result/shown-teams.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { ProgressLine } from '../view/progress-line.tsx';

/** Teams shown; the sheet has them all. */
const SHOWN_TEAMS = 60;

/** A trial draw. Its ground says 模拟 all over, so that no picture of it can pass for a result. */
export function TrialScreen({ transcript }: { readonly transcript: Transcript }): React.JSX.Element {
  const { actions } = usePane();
  const { activity, sheet } = usePaneState((state) => state.trial);
  return (
    <section className="trial" aria-label={words.trial.heading}>
      <div className="trial-banner" role="note">
        <strong>{words.trial.mark}</strong>
        <span>{words.trial.notice}</span>
      </div>
      <p className="result-summary number">{words.trial.summary(transcript.drawn.length, transcript.teams.length)}</p>
      <TrialActivity />
      <TrialProblems />
      <div className="result-buttons">
        <Button
          appearance="primary"
          icon={<TableRegular />}
          disabled={activity !== null}
          onClick={() => void actions.trial.write()}
        >
          {sheet === null ? words.trial.write : words.trial.rewrite}
        </Button>
        <Button icon={<ArrowSyncRegular />} disabled={activity !== null} onClick={() => void actions.trial.run()}>
          {words.trial.again}
        </Button>
        <Button icon={<ArrowLeftRegular />} onClick={actions.trial.leave}>
          {words.trial.leave}
        </Button>
      </div>
      {sheet !== null && activity === null && (
        <p className="done small" role="status">
          {words.result.written(sheet.name)}
        </p>
      )}
      <TrialTeams transcript={transcript} />
    </section>
  );
}

/** What is being computed right now. */
export function TrialActivity(): React.JSX.Element | null {
  const activity = usePaneState((state) => state.trial.activity);
  if (activity === null) return null;
  const label = activity.stage === 'writing' ? words.trial.writing : words.outcomes.stages[activity.stage];
  return <ProgressLine key={activity.stage} label={label} done={activity.percent} total={100} />;
}

/** Why there is no trial. */
export function TrialProblems(): React.JSX.Element | null {
  const problem = usePaneState((state) => state.trial.problem);
  const department = useDepartmentWords();
  return problem === null ? null : <AdviceBar advice={trialProblemAdvice(problem, department)} />;
}

function TrialTeams({ transcript }: { readonly transcript: Transcript }): React.JSX.Element {
  const department = useDepartmentWords();
  const teams = teamsIn(transcript);
  return (
    <ul className="team-list">
      {teams.slice(0, SHOWN_TEAMS).map((team) => (
        <li key={team.number} className="team">
          <span className="team-number">{words.trial.team(team.number)}</span>
          <ul className="team-firms">
            {team.entities.map((index) => (
              <li key={index}>{transcript.drawn[index]?.entity.name}</li>
            ))}
          </ul>
          <ul className="team-members">
            {team.members.map((member) => (
              <li key={`${member.department} ${member.name}`} className="member" title={department(member.department)}>
                <span>{member.name}</span>
                {member.lead && <span className="tag tag-accent">{words.result.lead}</span>}
              </li>
            ))}
          </ul>
        </li>
      ))}
      {teams.length > SHOWN_TEAMS && <li className="quiet small">{words.trial.more(teams.length - SHOWN_TEAMS)}</li>}
    </ul>
  );
}
