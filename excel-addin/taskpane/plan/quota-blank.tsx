import { Field, Input, Radio, RadioGroup } from '@fluentui/react-components';
import { MAX_ENTITIES } from '../../../core/model/bounds.ts';
import { percent } from '../../words/numbers.ts';
import { words } from '../../words/words.ts';
import type { QuotaForm } from '../state/plan-form.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';
import { stratumWords } from '../view/stratum-words.ts';
import { Blank } from './blank.tsx';
import { ratioVerdict } from './item-defaults.ts';
import { NumberField } from './number-field.tsx';
import type { PlanOutlook } from './plan-outlook.ts';
import { percentRatio } from './plan-rules.ts';
import { quotaOfKind, useStrata } from './quota-kinds.ts';

/** How many are drawn: a ratio, a number, or a ratio for each stratum. */
export function QuotaBlank({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const { actions } = usePane();
  const quota = usePaneState((state) => state.plan.quota);
  const strata = useStrata();
  const set = (next: QuotaForm): void => {
    actions.plan.change({ quota: next });
  };
  const kinds = strata.length > 1 ? (['ratio', 'count', 'ratio-per-stratum'] as const) : (['ratio', 'count'] as const);
  return (
    <Blank text={quotaWords(quota)} label={words.plan.drawing}>
      <RadioGroup
        layout="horizontal"
        aria-label={words.plan.drawing}
        value={quota.kind}
        onChange={(_event, { value }) => {
          const kind = kinds.find((candidate) => candidate === value);
          if (kind !== undefined) set(quotaOfKind(kind, quota, strata));
        }}
      >
        {kinds.map((kind) => (
          <Radio key={kind} value={kind} label={words.plan.quotaKinds[kind]} />
        ))}
      </RadioGroup>
      {quota.kind === 'count' ? (
        <NumberField
          label={words.plan.countField}
          value={quota.count}
          min={1}
          max={MAX_ENTITIES}
          onChange={(count) => {
            set({ kind: 'count', count });
          }}
        />
      ) : (
        <>
          {quota.kind === 'ratio' ? (
            <PercentField
              label={words.plan.percentField}
              text={quota.percent}
              onChange={(text) => {
                set({ ...quota, percent: text });
              }}
            />
          ) : (
            <StratumPercents quota={quota} onChange={set} />
          )}
          <RadioGroup
            layout="horizontal"
            value={quota.rounding}
            onChange={(_event, { value }) => {
              if (value === 'up' || value === 'down') set({ ...quota, rounding: value });
            }}
          >
            <Radio value="up" label={words.plan.rounding.up} />
            <Radio value="down" label={words.plan.rounding.down} />
          </RadioGroup>
        </>
      )}
      <ItemRules outlook={outlook} />
    </Blank>
  );
}

/** The ratio as the sentence says it. */
export function quotaWords(quota: QuotaForm): string {
  if (quota.kind === 'count') return words.plan.count(quota.count);
  return quota.kind === 'ratio' ? words.plan.percentOf(quota.percent, quota.rounding) : words.plan.perStratum;
}

interface PercentFieldProps {
  readonly label: string;
  readonly text: string;
  readonly onChange: (text: string) => void;
}

function PercentField({ label, text, onChange }: PercentFieldProps): React.JSX.Element {
  const isGood = percentRatio(text) !== null;
  return (
    <Field
      label={label}
      {...(isGood ? {} : { validationMessage: words.plan.faults['ratio-not-understood'](text).todo })}
    >
      <Input
        size="small"
        inputMode="decimal"
        value={text}
        maxLength={10}
        contentAfter="%"
        onChange={(_event, { value }) => {
          onChange(value);
        }}
      />
    </Field>
  );
}

interface StratumPercentsProps {
  readonly quota: Extract<QuotaForm, { kind: 'ratio-per-stratum' }>;
  readonly onChange: (quota: QuotaForm) => void;
}

function StratumPercents({ quota, onChange }: StratumPercentsProps): React.JSX.Element {
  const strata = useStrata();
  const places = usePaneState((state) => state.places);
  const stratifyBy = usePaneState((state) => state.plan.stratifyBy);
  return (
    <div className="stratum-percents">
      {strata.map(({ key, values }) => (
        <PercentField
          key={key}
          label={stratumWords(values, stratifyBy, places, words.values)}
          text={quota.percents[key] ?? ''}
          onChange={(text) => {
            onChange({ ...quota, percents: { ...quota.percents, [key]: text } });
          }}
        />
      ))}
    </div>
  );
}

/** What the item list asks, and whether the ratio keeps to it. */
function ItemRules({ outlook }: { readonly outlook: PlanOutlook }): React.JSX.Element {
  const quota = usePaneState((state) => state.plan.quota);
  const ratio = quota.kind === 'ratio' ? percentRatio(quota.percent) : null;
  const outside = ratio === null ? null : ratioVerdict(ratio, outlook.items);
  return (
    <div className="small">
      {outlook.items
        .filter(({ ratioText }) => ratioText !== '')
        .map(({ code, ratioText }) => (
          <p key={code} className="quiet">
            {words.plan.itemRule(ratioText)}
          </p>
        ))}
      {outside !== null && <p className="amber">{words.plan.outsideRatio[outside.verdict](percent(outside.bound))}</p>}
    </div>
  );
}
