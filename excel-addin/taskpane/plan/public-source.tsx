import { Dropdown, Field, Input, Option } from '@fluentui/react-components';
import { MAX_NAME } from '../../../core/model/bounds.ts';
import { official } from '../../words/official.ts';
import { words } from '../../words/words.ts';
import type { PublicSourceForm } from '../state/plan-form.ts';
import { usePane, usePaneState } from '../view/pane-context.tsx';

/** Sources that can be named in advance, with the entropy that each is good for (`draw-engine.md` §3), in tenths of a bit. */
const PRESETS = {
  dice: { kind: 'dice', entropyTenths: 664 },
  doubleColour: { kind: 'lottery', entropyTenths: 241 },
  superLotto: { kind: 'lottery', entropyTenths: 244 },
  drand: { kind: 'drand', entropyTenths: 2_560 },
  nist: { kind: 'nist-beacon', entropyTenths: 5_120 },
} as const satisfies Record<string, Pick<PublicSourceForm, 'kind' | 'entropyTenths'>>;

type Preset = keyof typeof PRESETS;
const NAMES = Object.keys(PRESETS) as readonly Preset[]; // the keys of a constant
const NO_SOURCE = 'none';

/** The preset that a form was made of. */
const presetOf = ({ kind, entropyTenths }: PublicSourceForm): Preset | undefined =>
  NAMES.find((name) => PRESETS[name].kind === kind && PRESETS[name].entropyTenths === entropyTenths);

/** A value that nobody knows yet and everybody can look up afterwards: named before sealing, it goes into the seed. */
export function PublicSource(): React.JSX.Element {
  const { actions } = usePane();
  const source = usePaneState((state) => state.plan.publicSource);
  const chosen = source === null ? undefined : presetOf(source);
  const labels = words.plan.publicSource;
  const choose = (wanted: string | undefined): void => {
    const preset = NAMES.find((name) => name === wanted);
    const publicSource =
      preset === undefined
        ? null
        : {
            ...PRESETS[preset],
            name: preset === 'dice' ? official.publicSources.dice : '',
            notBefore: source?.notBefore ?? '',
          };
    actions.plan.change({ publicSource });
  };
  return (
    <div className="public-source">
      <Field label={labels.label} hint={labels.hint}>
        <Dropdown
          size="small"
          value={chosen === undefined ? labels.none : labels.kinds[chosen]}
          selectedOptions={[chosen ?? NO_SOURCE]}
          onOptionSelect={(_event, { optionValue }) => {
            choose(optionValue);
          }}
        >
          <Option value={NO_SOURCE} text={labels.none}>
            {labels.none}
          </Option>
          {NAMES.map((name) => (
            <Option key={name} value={name}>
              {labels.kinds[name]}
            </Option>
          ))}
        </Dropdown>
      </Field>
      {source !== null && (
        <div className="field-grid">
          <Field
            label={labels.name}
            {...(source.name.trim() === ''
              ? { validationMessage: words.plan.faults['public-source-unnamed'].todo }
              : {})}
          >
            <Input
              size="small"
              value={source.name}
              maxLength={MAX_NAME}
              placeholder={chosen === undefined ? '' : labels.examples[chosen]}
              onChange={(_event, { value }) => {
                actions.plan.change({ publicSource: { ...source, name: value } });
              }}
            />
          </Field>
          <Field label={labels.notBefore} hint={labels.notBeforeHint}>
            <Input
              size="small"
              type="datetime-local"
              value={source.notBefore}
              onChange={(_event, { value }) => {
                actions.plan.change({ publicSource: { ...source, notBefore: value } });
              }}
            />
          </Field>
        </div>
      )}
    </div>
  );
}
