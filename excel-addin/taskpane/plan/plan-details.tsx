import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Dropdown,
  Field,
  Input,
  Option,
  Textarea,
} from '@fluentui/react-components';
import { MAX_NAME, MAX_NOTE } from '../../../core/model/bounds.ts';
import type { DistrictRule } from '../../../core/model/draw-rules.ts';
import { words } from '../../words/words.ts';
import { takenRows } from '../state/list-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { ExclusionList } from './exclusion-list.tsx';
import { NumberField } from './number-field.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { FilterBlank } from './pool-blanks.tsx';

const RULES = ['any', 'own', 'never-own'] as const satisfies readonly DistrictRule[];
const MOST_TEAMS = 999;

/** What most tasks leave as it is. */
export function PlanDetails({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const { actions } = usePane();
  const plan = usePaneState((state) => state.plan);
  const needsBasis = outlook.items.some(({ fullCoverage }) => fullCoverage);
  return (
    <Accordion collapsible defaultOpenItems={needsBasis ? ['details'] : []} className="details">
      <AccordionItem value="details">
        <AccordionHeader>{words.plan.details}</AccordionHeader>
        <AccordionPanel className="details-panel">
          <Field label={words.plan.title}>
            <Input
              size="small"
              value={plan.title}
              maxLength={MAX_NAME}
              placeholder={outlook.title}
              onChange={(_event, { value }) => {
                actions.plan.change({ title: value });
              }}
            />
          </Field>
          <Field
            label={words.plan.provincialNumber}
            {...(plan.provincialTaskNumber.trim() === ''
              ? { validationState: 'warning' as const, validationMessage: words.plan.provincialMissing }
              : {})}
          >
            <Input
              size="small"
              value={plan.provincialTaskNumber}
              maxLength={MAX_NAME}
              onChange={(_event, { value }) => {
                actions.plan.change({ provincialTaskNumber: value });
              }}
            />
          </Field>
          {needsBasis && (
            <LongField
              label={words.plan.fullCoverageBasis}
              value={plan.fullCoverageBasis}
              onChange={(fullCoverageBasis) => {
                actions.plan.change({ fullCoverageBasis });
              }}
            />
          )}
          <p className="more-filters">
            {(['industry', 'entityType', 'creditClass'] as const).map((attribute) => (
              <span key={attribute}>
                {words.plan.attributes[attribute]}
                <FilterBlank attribute={attribute} none={words.common.unlimited} />
              </span>
            ))}
          </p>
          <TeamFields />
          <LongField
            label={words.plan.directedReason}
            value={plan.directedReason}
            hint={words.plan.directedHint}
            onChange={(directedReason) => {
              actions.plan.change({ directedReason });
            }}
          />
          <ExclusionList />
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

function TeamFields(): React.JSX.Element {
  const { actions } = usePane();
  const plan = usePaneState((state) => state.plan);
  const officers = usePaneState((state) => state.lists.inspectors);
  const qualifications = [...new Set(takenRows(officers).flatMap(({ inspector }) => inspector.qualifications))].sort(
    (a, b) => (a < b ? -1 : 1),
  );
  return (
    <div className="field-grid">
      <NumberField
        label={words.plan.loadCap}
        value={plan.loadCap}
        min={1}
        max={MOST_TEAMS}
        onChange={(loadCap) => {
          actions.plan.change({ loadCap });
        }}
      />
      <NumberField
        label={words.plan.reserve}
        value={plan.reserve}
        min={0}
        max={MOST_TEAMS}
        onChange={(reserve) => {
          actions.plan.change({ reserve });
        }}
      />
      <Field label={words.plan.districtRule}>
        <Dropdown
          size="small"
          value={words.plan.districtRules[plan.districtRule]}
          selectedOptions={[plan.districtRule]}
          onOptionSelect={(_event, { optionValue }) => {
            const rule = RULES.find((candidate) => candidate === optionValue);
            if (rule !== undefined) actions.plan.change({ districtRule: rule });
          }}
        >
          {RULES.map((rule) => (
            <Option key={rule} value={rule}>
              {words.plan.districtRules[rule]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={words.plan.leadQualification}>
        <Dropdown
          size="small"
          value={plan.leadQualification === '' ? words.common.unlimited : plan.leadQualification}
          selectedOptions={[plan.leadQualification]}
          onOptionSelect={(_event, { optionValue }) => {
            actions.plan.change({ leadQualification: optionValue ?? '' });
          }}
        >
          <Option value="" text={words.common.unlimited}>
            {words.common.unlimited}
          </Option>
          {qualifications.map((qualification) => (
            <Option key={qualification} value={qualification}>
              {qualification}
            </Option>
          ))}
        </Dropdown>
      </Field>
    </div>
  );
}

interface LongFieldProps {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly onChange: (value: string) => void;
}

function LongField({ label, value, hint, onChange }: LongFieldProps): React.JSX.Element {
  return (
    <Field label={label}>
      <Textarea
        size="small"
        value={value}
        maxLength={MAX_NOTE}
        rows={2}
        {...(hint === undefined ? {} : { placeholder: hint })}
        onChange={(_event, { value: text }) => {
          onChange(text);
        }}
      />
    </Field>
  );
}
