import { Button, ToggleButton } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import type { Transcript } from '../../../core/draw/transcript.ts';
import type { DrawStatus } from '../../../core/wire/api.ts';
import { words } from '../../words/words.ts';
import { useDepartmentWords } from '../view/pane-context.tsx';
import { teamsOf, type ShownMember, type ShownTeam } from './shown-teams.ts';

/** Teams drawn at once. */
const SHOWN_AT_ONCE = 30;

type Filter = keyof typeof words.result.filter;
const FILTERS = ['all', 'open', 'trouble'] as const satisfies readonly Filter[];

interface TeamListProps {
  readonly transcript: Transcript;
  readonly status: DrawStatus;
}

/** Every team with its firms, its officers and what they have answered. */
export function TeamList({ transcript, status }: TeamListProps): React.JSX.Element {
  const [filter, setFilter] = useState<Filter>('all');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const teams = useMemo(() => teamsOf(transcript, status), [transcript, status]);
  const wanted = teams.filter((team) => filter === 'all' || team.members.some((member) => isWanted(member, filter)));
  const members = teams.flatMap((team) => team.members);
  const undelivered = members.filter(({ card }) => card.kind === 'failed').length;
  return (
    <section className="teams">
      <h2>{words.result.teams}</h2>
      <p className="number">
        {words.result.progress(members.filter(({ state }) => state === 'accepted').length, members.length)}
        {undelivered > 0 && <span className="red"> · {words.result.undelivered(undelivered)}</span>}
      </p>
      <div className="filters" role="group">
        {FILTERS.map((name) => (
          <ToggleButton
            key={name}
            size="small"
            appearance={filter === name ? 'primary' : 'subtle'}
            checked={filter === name}
            onClick={() => {
              setFilter(name);
            }}
          >
            {words.result.filter[name]}
          </ToggleButton>
        ))}
      </div>
      <ul className="team-list">
        {wanted.slice(0, shown).map((team) => (
          <TeamCard key={team.number} team={team} transcript={transcript} />
        ))}
      </ul>
      {wanted.length > shown && (
        <Button
          size="small"
          appearance="transparent"
          onClick={() => {
            setShown(shown + SHOWN_AT_ONCE);
          }}
        >
          {words.result.showMore(wanted.length - shown)}
        </Button>
      )}
    </section>
  );
}

const isWanted = ({ state, card }: ShownMember, filter: Exclude<Filter, 'all'>): boolean =>
  filter === 'open'
    ? state === 'assigned'
    : card.kind === 'failed' || state === 'recusal-asked' || state === 'recusal-approved' || state === 'released';

function TeamCard({
  team,
  transcript,
}: {
  readonly team: ShownTeam;
  readonly transcript: Transcript;
}): React.JSX.Element {
  return (
    <li className="team">
      <span className="team-number">{words.result.team(team.number)}</span>
      <ul className="team-firms">
        {team.entities.map((index) => {
          const record = transcript.drawn[index];
          return record === undefined ? null : (
            <li key={record.entity.id} title={record.entity.address}>
              {record.entity.name}
            </li>
          );
        })}
      </ul>
      <ul className="team-members">
        {team.members.map((member) => (
          <MemberChip key={`${member.department} ${member.name}`} member={member} />
        ))}
      </ul>
    </li>
  );
}

const TONES = {
  assigned: 'neutral',
  accepted: 'green',
  'recusal-asked': 'amber',
  'recusal-approved': 'amber',
  'recusal-refused': 'neutral',
  released: 'amber',
  replaced: 'neutral',
} as const;

function MemberChip({ member }: { readonly member: ShownMember }): React.JSX.Element {
  const department = useDepartmentWords();
  const { card } = member;
  const trouble = card.kind === 'failed' ? words.outcomes.deliveries[card.reason] : null;
  return (
    <li className="member" title={trouble ?? department(member.department)}>
      <span>
        {member.name}
        {member.lead && <span className="tag tag-accent">{words.result.lead}</span>}
      </span>
      <span className={`tag tag-${trouble === null ? TONES[member.state] : 'red'}`}>
        {trouble === null ? words.outcomes.assignments[member.state] : words.seal.cardFailed}
      </span>
    </li>
  );
}
