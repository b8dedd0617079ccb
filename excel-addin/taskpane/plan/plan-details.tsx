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
import { zhCN } from '../../words/zh-CN.ts';
import { takenRows } from '../state/list-state.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { ExclusionList } from './exclusion-list.tsx';
import { NumberField } from './number-field.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { FilterBlank } from './pool-blanks.tsx';

const words = zhCN.plan;
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
        <AccordionHeader>{words.details}</AccordionHeader>
        <AccordionPanel className="details-panel">
          <Field label={words.title}>
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
            label={words.provincialNumber}
            {...(plan.provincialTaskNumber.trim() === ''
              ? { validationState: 'warning' as const, validationMessage: words.provincialMissing }
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
              label={words.fullCoverageBasis}
              value={plan.fullCoverageBasis}
              onChange={(fullCoverageBasis) => {
                actions.plan.change({ fullCoverageBasis });
              }}
            />
          )}
          <p className="more-filters">
            {(['industry', 'entityType', 'creditClass'] as const).map((attribute) => (
              <span key={attribute}>
                {words.attributes[attribute]}
                <FilterBlank attribute={attribute} none={zhCN.common.unlimited} />
              </span>
            ))}
          </p>
          <TeamFields />
          <LongField
            label={words.directedReason}
            value={plan.directedReason}
            hint={words.directedHint}
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
        label={words.loadCap}
        value={plan.loadCap}
        min={1}
        max={MOST_TEAMS}
        onChange={(loadCap) => {
          actions.plan.change({ loadCap });
        }}
      />
      <NumberField
        label={words.reserve}
        value={plan.reserve}
        min={0}
        max={MOST_TEAMS}
        onChange={(reserve) => {
          actions.plan.change({ reserve });
        }}
      />
      <Field label={words.districtRule}>
        <Dropdown
          size="small"
          value={words.districtRules[plan.districtRule]}
          selectedOptions={[plan.districtRule]}
          onOptionSelect={(_event, { optionValue }) => {
            const rule = RULES.find((candidate) => candidate === optionValue);
            if (rule !== undefined) actions.plan.change({ districtRule: rule });
          }}
        >
          {RULES.map((rule) => (
            <Option key={rule} value={rule}>
              {words.districtRules[rule]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      <Field label={words.leadQualification}>
        <Dropdown
          size="small"
          value={plan.leadQualification === '' ? zhCN.common.unlimited : plan.leadQualification}
          selectedOptions={[plan.leadQualification]}
          onOptionSelect={(_event, { optionValue }) => {
            actions.plan.change({ leadQualification: optionValue ?? '' });
          }}
        >
          <Option value="" text={zhCN.common.unlimited}>
            {zhCN.common.unlimited}
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
