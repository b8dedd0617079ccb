import { fieldsOf } from '../cards/lookup.ts';
import { characters, isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.ts';

/** What a person filled into a form, by the fields' names. Dates are `2026-12-03`, times `09:30`. */
export type FilledForm = Readonly<Record<string, string | readonly string[] | boolean>>;

/** The `form_value` Feishu sends, or what its client says instead of sending. */
export type FormReading =
  { readonly ok: true; readonly values: JsonObject } | { readonly ok: false; readonly message: string };

/** The time zone the sandbox's people live in. */
const ZONE = '+0800';

/** Reads a filled form the way Feishu's client does before it submits. */
export function readForm(card: JsonObject, form: JsonObject, filled: FilledForm): FormReading {
  const values: Record<string, Json> = {};
  const fields = fieldsOf(card, form);
  const names = new Set(fields.map((field) => field.component['name']));
  const stranger = Object.keys(filled).find((name) => !names.has(name));
  if (stranger !== undefined) return { ok: false, message: `表单里没有“${stranger}”这一项` };
  for (const { component } of fields) {
    const name = component['name'];
    if (typeof name !== 'string') continue;
    const reading = readField(component, filled[name]);
    if (!reading.ok) return reading;
    if (reading.value !== undefined) values[name] = reading.value;
  }
  return { ok: true, values };
}

type FieldReading =
  { readonly ok: true; readonly value: Json | undefined } | { readonly ok: false; readonly message: string };

function readField(field: JsonObject, given: FilledForm[string] | undefined): FieldReading {
  const value = field['disabled'] === true ? undefined : given;
  const chosen = value ?? initialValue(field);
  if (field['required'] === true && (chosen === undefined || chosen === '' || isEmptyList(chosen))) {
    return { ok: false, message: '有必填项未填写' };
  }
  switch (field['tag']) {
    case 'input':
      return readText(field, chosen);
    case 'select_static':
    case 'select_person':
      return readChoice(field, chosen);
    case 'multi_select_static':
    case 'multi_select_person':
      return readChoices(field, chosen);
    case 'date_picker':
      return readMoment(chosen, /^\d{4}-\d{2}-\d{2}$/, '日期');
    case 'picker_time':
      return readMoment(chosen, /^\d{2}:\d{2}$/, '时间');
    case 'picker_datetime':
      return readMoment(chosen, /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, '时间');
    case 'checker':
      return { ok: true, value: chosen === true };
    default:
      return { ok: true, value: undefined };
  }
}

/** What a field shows before anybody touches it. */
export function initialValue(field: JsonObject): string | readonly string[] | boolean | undefined {
  switch (field['tag']) {
    case 'input':
      return text(field['default_value']);
    case 'select_static':
    case 'select_person':
      return text(field['initial_option']);
    case 'multi_select_static':
    case 'multi_select_person':
      return isJsonArray(field['selected_values']) ? field['selected_values'].map(String) : undefined;
    case 'date_picker':
      return text(field['initial_date']);
    case 'picker_time':
      return text(field['initial_time']);
    case 'picker_datetime':
      return text(field['initial_datetime']);
    case 'checker':
      return field['checked'] === true;
    default:
      return undefined;
  }
}

function text(value: Json | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function readText(field: JsonObject, value: unknown): FieldReading {
  if (value === undefined) return { ok: true, value: '' };
  if (typeof value !== 'string') return { ok: false, message: '输入框只收文字' };
  const most = typeof field['max_length'] === 'number' ? field['max_length'] : 1_000;
  if (characters(value) > most) return { ok: false, message: `最多 ${most} 个字` };
  return { ok: true, value };
}

function readChoice(field: JsonObject, value: unknown): FieldReading {
  if (value === undefined || value === '') return { ok: true, value: undefined };
  if (typeof value !== 'string' || !optionValues(field).includes(value)) return { ok: false, message: '没有这个选项' };
  return { ok: true, value };
}

function readChoices(field: JsonObject, value: unknown): FieldReading {
  if (value === undefined) return { ok: true, value: undefined };
  const options = optionValues(field);
  if (!Array.isArray(value)) return { ok: false, message: '没有这个选项' };
  const chosen = value.map(String);
  if (!chosen.every((entry) => options.includes(entry))) return { ok: false, message: '没有这个选项' };
  return { ok: true, value: chosen };
}

function readMoment(value: unknown, form: RegExp, word: string): FieldReading {
  if (value === undefined || value === '') return { ok: true, value: undefined };
  if (typeof value !== 'string' || !form.test(value)) return { ok: false, message: `${word}不对` };
  return { ok: true, value: `${value} ${ZONE}` };
}

/** The values a choice offers. */
export function optionValues(field: JsonObject): string[] {
  const options = isJsonArray(field['options']) ? field['options'] : [];
  return options.flatMap((option) => {
    const value = isJsonObject(option) ? option['value'] : undefined;
    return typeof value === 'string' ? [value] : [];
  });
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
