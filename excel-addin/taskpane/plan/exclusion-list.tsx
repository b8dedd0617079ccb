import { Button, Field, Input } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import { useState, type FormEvent } from 'react';
import { MAX_NAME, MAX_NOTE } from '../../../core/model/bounds.ts';
import { words } from '../../words/words.ts';
import { VisitDialog } from '../visits/visit-dialog.tsx';
import { usePane, usePaneState } from '../view/pane-context.tsx';

/** Entities left out by decision, each with its reason, which is sealed and published. */
export function ExclusionList(): React.JSX.Element {
  const { actions } = usePane();
  const all = usePaneState((state) => state.plan.exclusions);
  const exclusions = all.filter(({ reason }) => reason !== 'frequency-cap');
  const capped = all.length - exclusions.length;
  const [wanted, setWanted] = useState('');
  const [note, setNote] = useState('');
  const [isUnknown, setUnknown] = useState(false);
  const add = (event: FormEvent): void => {
    event.preventDefault();
    const found = actions.plan.exclude(wanted, note);
    setUnknown(!found);
    if (!found) return;
    setWanted('');
    setNote('');
  };
  return (
    <section className="exclusions" aria-label={words.plan.exclusions}>
      <h3>{words.plan.exclusions}</h3>
      <VisitDialog />
      {capped > 0 && <p className="quiet small">{words.plan.capped(capped)}</p>}
      <ul>
        {exclusions.map(({ id, note: reason }) => (
          <li key={id}>
            <span className="code">{id}</span>
            <span className="quiet">{reason}</span>
            <Button
              size="small"
              appearance="subtle"
              icon={<DeleteRegular />}
              aria-label={words.plan.removeExclusion(id)}
              onClick={() => {
                actions.plan.include(id);
              }}
            />
          </li>
        ))}
      </ul>
      <form onSubmit={add} className="exclusion-form">
        <Field
          label={words.plan.exclusionId}
          {...(isUnknown ? { validationMessage: words.plan.unknownExclusion } : {})}
        >
          <Input
            size="small"
            value={wanted}
            maxLength={MAX_NAME}
            onChange={(_event, { value }) => {
              setWanted(value);
              setUnknown(false);
            }}
          />
        </Field>
        <Field label={words.plan.exclusionNote}>
          <Input
            size="small"
            value={note}
            maxLength={MAX_NOTE}
            onChange={(_event, { value }) => {
              setNote(value);
            }}
          />
        </Field>
        <Button size="small" type="submit" disabled={wanted.trim() === '' || note.trim() === ''}>
          {words.plan.addExclusion}
        </Button>
      </form>
    </section>
  );
}
