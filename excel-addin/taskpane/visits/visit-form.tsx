import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  DialogTrigger,
  Dropdown,
  Field,
  Input,
  Option,
  Textarea,
} from '@fluentui/react-components';
import { useMemo, useState, type FormEvent } from 'react';
import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { VISIT_CAUSES, type VisitCause } from '../../../core/draw/frequency.ts';
import { MAX_NOTE } from '../../../core/model/bounds.ts';
import type { DepartmentCode, ItemCode } from '../../../core/model/ids.ts';
import { instantAt } from '../../../core/model/instant.ts';
import { isIsoDate } from '../../../core/model/normalise.ts';
import type { Session } from '../../../core/wire/api.ts';
import { callFaultAdvice } from '../../words/advice.ts';
import { words } from '../../words/words.ts';
import type { CallFault } from '../../api/call-fault.ts';
import { ChoiceList } from '../plan/choice-list.tsx';
import { takenRows } from '../state/list-state.ts';
import { AdviceBar } from '../view/advice-bar.tsx';
import { useDepartmentWords, usePane, usePaneState } from '../view/pane-context.tsx';
import { FirmFields } from './firm-fields.tsx';
import { firmIndex, visitedFirms } from './visited-firms.ts';

/** UTF-16 units of pasted firms: 500 lines of long names. */
const MAX_PASTED = 60_000;

/** What came of the last recording. */
type Outcome = { readonly recorded: number; readonly sent: number } | { readonly fault: CallFault };

/** What a dialog holds: one day, department, cause and note; the items looked at, and the firms visited. */
export function VisitForm({ session }: { readonly session: Session }): React.JSX.Element {
  const { actions, services } = usePane();
  const department = useDepartmentWords();
  const entityList = usePaneState((state) => state.lists.entities);
  const itemList = usePaneState((state) => state.lists.items);
  const places = usePaneState((state) => state.places);
  const entities = useMemo(() => takenRows(entityList), [entityList]);
  const index = useMemo(() => firmIndex(entities), [entities]);
  const today = chinaDate(instantAt(services.now()));
  const [on, setOn] = useState<string>(today);
  const [by, setBy] = useState<DepartmentCode>(session.department);
  const [cause, setCause] = useState<VisitCause>('complaint');
  const [items, setItems] = useState<readonly string[]>([]);
  const [text, setText] = useState('');
  const [note, setNote] = useState('');
  const [isBusy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const { firms, faults } = useMemo(() => visitedFirms(text, index), [text, index]);
  const ofDepartment = takenRows(itemList).filter((item) => item.department === by);
  const dayFault = !isIsoDate(on) || on > today ? words.visits.dayFault : null;
  const isReady = firms.length > 0 && faults.length === 0 && dayFault === null && note.trim() !== '' && !isBusy;
  const record = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isReady || !isIsoDate(on)) return;
    setBusy(true);
    const codes: readonly ItemCode[] = ofDepartment.filter(({ code }) => items.includes(code)).map(({ code }) => code);
    const answer = await actions.plan.recordVisits({
      visits: firms.map(({ id }) => ({
        ...{ entity: id, on, department: by, items: codes },
        ...{ cause, note: note.trim() },
      })),
    });
    setBusy(false);
    setOutcome(answer.ok ? { recorded: answer.value.recorded, sent: firms.length } : { fault: answer.fault });
    if (answer.ok) setText('');
  };
  const choices = session.role === 'joint-office' ? places.departments.map(({ code }) => code) : [session.department];
  return (
    <form onSubmit={(event) => void record(event)}>
      <DialogBody>
        <DialogTitle>{words.visits.title}</DialogTitle>
        <DialogContent className="visit-form">
          <p className="quiet small">{words.visits.note}</p>
          <div className="field-grid">
            <Field label={words.visits.day} {...(dayFault === null ? {} : { validationMessage: dayFault })}>
              <Input
                size="small"
                type="date"
                value={on}
                max={today}
                onChange={(_event, { value }) => {
                  setOn(value);
                }}
              />
            </Field>
            <Field label={words.visits.cause}>
              <Dropdown
                size="small"
                value={words.visits.causes[cause]}
                selectedOptions={[cause]}
                onOptionSelect={(_event, { optionValue }) => {
                  const chosen = VISIT_CAUSES.find((candidate) => candidate === optionValue);
                  if (chosen !== undefined) setCause(chosen);
                }}
              >
                {VISIT_CAUSES.map((candidate) => (
                  <Option key={candidate} value={candidate}>
                    {words.visits.causes[candidate]}
                  </Option>
                ))}
              </Dropdown>
            </Field>
            <Field label={words.visits.department}>
              <Dropdown
                size="small"
                value={department(by)}
                selectedOptions={[by]}
                disabled={choices.length < 2}
                onOptionSelect={(_event, { optionValue }) => {
                  const chosen = choices.find((candidate) => candidate === optionValue);
                  if (chosen !== undefined) setBy(chosen);
                }}
              >
                {choices.map((code) => (
                  <Option key={code} value={code}>
                    {department(code)}
                  </Option>
                ))}
              </Dropdown>
            </Field>
          </div>
          <p className="small">{cause === 'planned' ? words.visits.counted : words.visits.exempt}</p>
          {ofDepartment.length > 0 && (
            <div>
              {/* not a field: it would give its own name to every box in it */}
              <span>{words.visits.items}</span>
              <ChoiceList
                label={words.visits.items}
                multiple
                choices={ofDepartment.map(({ code, name }) => ({ value: code, label: name, count: null, hint: code }))}
                selected={items}
                onChange={setItems}
              />
            </div>
          )}
          <FirmFields
            entities={entities}
            text={text}
            most={MAX_PASTED}
            count={firms.length}
            faults={faults}
            onChange={(value) => {
              setText(value);
              setOutcome(null);
            }}
          />
          <Field label={words.visits.noteField} required>
            <Textarea
              size="small"
              rows={2}
              value={note}
              maxLength={MAX_NOTE}
              placeholder={words.visits.noteHint}
              onChange={(_event, { value }) => {
                setNote(value);
              }}
            />
          </Field>
        </DialogContent>
        <DialogActions fluid className="visit-actions">
          {outcome !== null && <Recorded outcome={outcome} />}
          <Button type="submit" appearance="primary" disabled={!isReady}>
            {words.visits.record(firms.length)}
          </Button>
          <DialogTrigger disableButtonEnhancement>
            <Button appearance="subtle">{words.common.close}</Button>
          </DialogTrigger>
        </DialogActions>
      </DialogBody>
    </form>
  );
}

function Recorded({ outcome }: { readonly outcome: Outcome }): React.JSX.Element {
  const department = useDepartmentWords();
  if ('fault' in outcome) return <AdviceBar advice={callFaultAdvice(outcome.fault, department)} />;
  return (
    <p className="done small" role="status">
      {words.visits.recorded(outcome.recorded, outcome.sent - outcome.recorded)}
    </p>
  );
}
