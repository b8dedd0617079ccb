import { Button, Checkbox, Dropdown, Field, Input, Option, Textarea } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useState, type JSX } from 'react';
import { initialValue } from '../../acting/form-values.ts';
import type { CardPath } from '../../cards/lookup.ts';
import { isJsonObject, type JsonObject } from '../../json.ts';
import { InlineMarkdown } from './markdown.tsx';
import { objects, text, words } from './reading.ts';
import { useForm, useScene, type Entered } from './scene.ts';

interface FieldProps {
  readonly field: JsonObject;
  readonly path: CardPath;
}

/** The value of an input and what happens when it changes: kept by the form around it, else sent to the bot at once. */
function useEntry(field: JsonObject, path: CardPath) {
  const form = useForm();
  const { use, waiting } = useScene();
  const [own, setOwn] = useState<Entered | undefined>(() => initialValue(field));
  const name = text(field, 'name') ?? '';
  const value = form ? (form.values[name] ?? initialValue(field)) : own;
  const empty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
  return {
    value,
    disabled: field['disabled'] === true || waiting,
    missing: form?.marked === true && field['required'] === true && empty,
    /** Keeps what was entered. */
    keep: (next: Entered) => {
      if (form) form.set(name, next);
      else setOwn(next);
    },
    /** Sends it, when no form does. */
    send: (next: Entered) => {
      if (!form) void use(path, { input: next });
    },
  };
}

type Entry = ReturnType<typeof useEntry>;

const MOMENTS: Readonly<Record<string, { type: 'date' | 'time' | 'datetime-local'; word: string }>> = {
  date_picker: { type: 'date', word: '选择日期' },
  picker_time: { type: 'time', word: '选择时间' },
  picker_datetime: { type: 'datetime-local', word: '选择日期和时间' },
};

/** The words above a field. A date field of a browser has no room for its placeholder, which stands above it then. */
function labelOf(field: JsonObject): string {
  const label = words(field['label']);
  if (label !== '' || !Object.hasOwn(MOMENTS, text(field, 'tag') ?? '')) return label;
  return words(field['placeholder']);
}

function Framed({
  field,
  entry,
  children,
}: {
  readonly field: JsonObject;
  readonly entry: Entry;
  readonly children: JSX.Element;
}) {
  const label = labelOf(field);
  return (
    <Field
      className="card-field"
      {...(label !== '' && { label })}
      required={field['required'] === true && label !== ''}
      {...(entry.missing && { validationMessage: '请填写此项' })}
    >
      {children}
    </Field>
  );
}

/** A line or several of text. Outside a form it is sent with Enter or the small plane. */
export function TextField({ field, path }: FieldProps): JSX.Element {
  const entry = useEntry(field, path);
  const form = useForm();
  const value = typeof entry.value === 'string' ? entry.value : '';
  const placeholder = words(field['placeholder']) || '请输入';
  const label = words(field['label']) || placeholder;
  const maxLength = typeof field['max_length'] === 'number' ? field['max_length'] : 1_000;
  const common = { value, placeholder, disabled: entry.disabled, maxLength, 'aria-label': label };
  if (field['input_type'] === 'multiline_text') {
    return (
      <Framed field={field} entry={entry}>
        <Textarea
          {...common}
          rows={typeof field['rows'] === 'number' ? Math.min(field['rows'], 8) : 3}
          onChange={(_event, data) => {
            entry.keep(data.value);
          }}
        />
      </Framed>
    );
  }
  const plane = (
    <Button
      size="small"
      appearance="transparent"
      icon={<SendRegular />}
      aria-label="提交"
      onClick={() => {
        entry.send(value);
      }}
    />
  );
  return (
    <Framed field={field} entry={entry}>
      <Input
        {...common}
        type={field['input_type'] === 'password' ? 'password' : 'text'}
        {...(!form && { contentAfter: plane })}
        onChange={(_event, data) => {
          entry.keep(data.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.nativeEvent.isComposing) entry.send(value);
        }}
      />
    </Framed>
  );
}

/** One or several of the offered options; members of the chat when people are to be chosen and none are offered. */
export function ChoiceField({ field, path }: FieldProps): JSX.Element {
  const entry = useEntry(field, path);
  const { members, nameOf } = useScene();
  const tag = text(field, 'tag') ?? '';
  const several = tag.startsWith('multi_');
  const ofPeople = tag.endsWith('_person');
  const given = objects(field['options']).map((option) => {
    const value = text(option, 'value') ?? '';
    return { value, label: words(option['text']) || (ofPeople ? nameOf(value) : value) };
  });
  const options =
    ofPeople && given.length === 0 ? members.map(({ openId, name }) => ({ value: openId, label: name })) : given;
  const chosen = Array.isArray(entry.value)
    ? entry.value.map(String)
    : typeof entry.value === 'string'
      ? [entry.value]
      : [];
  const shown = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  const placeholder = words(field['placeholder']) || '请选择';
  return (
    <Framed field={field} entry={entry}>
      <Dropdown
        multiselect={several}
        disabled={entry.disabled}
        placeholder={placeholder}
        aria-label={placeholder}
        value={shown.join('、')}
        selectedOptions={chosen}
        onOptionSelect={(_event, data) => {
          const next = several ? data.selectedOptions : (data.optionValue ?? '');
          entry.keep(next);
          entry.send(next);
        }}
      >
        {options.map((option) => (
          <Option key={option.value} value={option.value}>
            {option.label}
          </Option>
        ))}
      </Dropdown>
    </Framed>
  );
}

/** A date, a time, or both. */
export function MomentField({ field, path }: FieldProps): JSX.Element {
  const entry = useEntry(field, path);
  const { type, word } = MOMENTS[text(field, 'tag') ?? ''] ?? { type: 'date' as const, word: '选择日期' };
  const value = typeof entry.value === 'string' ? entry.value.replace(' ', 'T') : '';
  return (
    <Framed field={field} entry={entry}>
      <Input
        type={type}
        value={value}
        disabled={entry.disabled}
        aria-label={words(field['placeholder']) || word}
        placeholder={word}
        input={{ className: value === '' ? 'moment-empty' : 'moment' }}
        onChange={(_event, data) => {
          const next = data.value.replace('T', ' ');
          entry.keep(next);
          if (next !== '') entry.send(next);
        }}
      />
    </Framed>
  );
}

/** A box to tick. */
export function CheckField({ field, path }: FieldProps): JSX.Element {
  const entry = useEntry(field, path);
  const checked = entry.value === true;
  const style = isJsonObject(field['checked_style']) ? field['checked_style'] : {};
  const label = <InlineMarkdown source={words(field['text'])} />;
  return (
    <Checkbox
      checked={checked}
      disabled={entry.disabled}
      label={checked && style['show_strikethrough'] === true ? <del>{label}</del> : label}
      onChange={(_event, data) => {
        entry.keep(data.checked === true);
        entry.send(data.checked === true);
      }}
    />
  );
}
