import type { WitnessStatus } from '../../../core/wire/api.ts';
import { words } from '../../words/words.ts';
import { useDepartmentWords } from '../view/pane-context.tsx';

/** The witnesses as a row of seals: an empty ring, a half one, a full one; always with the word. */
export function WitnessSeals({ witnesses }: { readonly witnesses: readonly WitnessStatus[] }): React.JSX.Element {
  const department = useDepartmentWords();
  if (witnesses.length === 0) return <p className="amber small">{words.seal.noWitnesses}</p>;
  return (
    <ul className="witness-seals" aria-label={words.seal.witnesses}>
      {witnesses.map((witness) => (
        <li key={witness.department} data-state={witness.state}>
          <Ring state={witness.state} />
          <span className="witness-seal-name">{witness.name}</span>
          <span className="quiet small">{department(witness.department)}</span>
          <span className="witness-seal-state small">{words.outcomes.witnesses[witness.state]}</span>
          {witness.card.kind === 'failed' && (
            <span className="red small" title={words.outcomes.deliveries[witness.card.reason]}>
              {words.seal.cardFailed}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Ring({ state }: { readonly state: WitnessStatus['state'] }): React.JSX.Element {
  return (
    <svg width="36" height="36" viewBox="0 0 36 36" aria-hidden="true">
      <circle cx="18" cy="18" r="15" className="ring" />
      {state === 'committed' && <path d="M18 3a15 15 0 0 1 0 30z" className="ring-fill" />}
      {state === 'revealed' && (
        <>
          <circle cx="18" cy="18" r="15" className="ring-fill" />
          <path d="M11 18.5l5 5 9-10" className="ring-tick" />
        </>
      )}
      {state === 'absent' && <path d="M12 12l12 12M24 12L12 24" className="ring-cross" />}
    </svg>
  );
}
