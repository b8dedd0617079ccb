import { Button, Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import { MAX_NAME } from '../../../core/model/bounds.ts';
import type { Entity } from '../../../core/model/entity.ts';
import { words } from '../../words/words.ts';
import { firmsLike, type FirmLineFault } from './visited-firms.ts';

/** Firms offered while somebody types, and faults shown at once. */
const MOST_OFFERED = 6;
const MOST_FAULTS = 20;

interface FirmFieldsProps {
  readonly entities: readonly Entity[];
  /** A code or a name on each line. */
  readonly text: string;
  readonly most: number;
  /** Firms that the lines name. */
  readonly count: number;
  readonly faults: readonly FirmLineFault[];
  readonly onChange: (text: string) => void;
}

/** Firms picked from the list one by one, or pasted from a column; every line that names none is told. */
export function FirmFields({ entities, text, most, count, faults, onChange }: FirmFieldsProps): React.JSX.Element {
  const [search, setSearch] = useState('');
  const offered = firmsLike(entities, search, MOST_OFFERED);
  return (
    <>
      <Field label={words.visits.pick}>
        <Input
          size="small"
          value={search}
          maxLength={MAX_NAME}
          placeholder={words.plan.search}
          onChange={(_event, { value }) => {
            setSearch(value);
          }}
        />
      </Field>
      {search.trim() !== '' && (
        <ul className="firm-offers" aria-label={words.visits.pick}>
          {offered.length === 0 && <li className="quiet small">{words.visits.nothingFound}</li>}
          {offered.map(({ id, name }) => (
            <li key={id}>
              <Button
                size="small"
                appearance="subtle"
                onClick={() => {
                  onChange(`${text.trimEnd()}${text.trim() === '' ? '' : '\n'}${id}\n`);
                  setSearch('');
                }}
              >
                <bdi>{name}</bdi> <bdi className="code quiet">{id}</bdi>
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Field label={words.visits.firms} hint={words.visits.firmsHint} required>
        <Textarea
          size="small"
          rows={4}
          value={text}
          maxLength={most}
          onChange={(_event, { value }) => {
            onChange(value);
          }}
        />
      </Field>
      <p className="small number" role="status">
        {words.visits.found(count)}
      </p>
      {faults.length > 0 && (
        <ul className="visit-faults red small" role="alert">
          {faults.slice(0, MOST_FAULTS).map((fault) => (
            <li key={`${fault.code} ${'line' in fault ? String(fault.line) : ''}`}>{faultWords(fault)}</li>
          ))}
          {faults.length > MOST_FAULTS && <li>{words.visits.moreFaults(faults.length - MOST_FAULTS)}</li>}
        </ul>
      )}
    </>
  );
}

function faultWords(fault: FirmLineFault): string {
  const { faults } = words.visits;
  switch (fault.code) {
    case 'unknown':
    case 'ambiguous':
      return faults[fault.code](fault.line, fault.text);
    case 'repeated':
      return faults.repeated(fault.line, fault.text, fault.first);
    case 'too-many':
      return faults['too-many'](fault.found, fault.limit);
  }
}
