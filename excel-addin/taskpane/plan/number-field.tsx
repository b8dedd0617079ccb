import { Field, SpinButton } from '@fluentui/react-components';

interface NumberFieldProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly onChange: (value: number) => void;
}

/** A whole number with its bounds. */
export function NumberField({ label, value, min, max, onChange }: NumberFieldProps): React.JSX.Element {
  const take = (wanted: number): void => {
    if (Number.isFinite(wanted)) onChange(Math.min(max, Math.max(min, Math.trunc(wanted))));
  };
  return (
    <Field label={label} className="number-field">
      <SpinButton
        size="small"
        value={value}
        min={min}
        max={max}
        onChange={(_event, { value: stepped, displayValue }) => {
          take(stepped ?? Number(displayValue));
        }}
      />
    </Field>
  );
}
