import {
  anyObject,
  exactly,
  flag,
  integer,
  length,
  list,
  matching,
  object,
  oneOf,
  text,
  type Shape,
} from './checks.ts';
import type { ComponentSpec } from './component-spec.ts';
import * as part from './parts.ts';

const choiceFrame = { type: oneOf('default', 'text') };

const buttonShape: Shape = {
  optional: {
    ...part.display,
    type: oneOf(
      'default',
      'primary',
      'danger',
      'text',
      'primary_text',
      'danger_text',
      'primary_filled',
      'danger_filled',
      'laser',
    ),
    size: oneOf('tiny', 'small', 'medium', 'large'),
    width: length(100, 9_999, 'default', 'fill', 'auto'),
    text: part.plainText(100),
    icon: part.icon,
    hover_tips: part.plainText(),
    disabled: flag,
    disabled_tips: part.plainText(),
    confirm: part.confirm,
    behaviors: part.behaviors,
    value: part.legacyValue,
    name: part.name,
    form_action_type: oneOf('submit', 'reset'),
  },
};

/** Components a person operates. */
export const INPUTS: Readonly<Record<string, ComponentSpec>> = {
  button: { shape: buttonShape, field: true },
  input: {
    shape: {
      optional: {
        ...part.input,
        default_value: text(1_000),
        max_length: integer(1, 1_000),
        input_type: oneOf('text', 'multiline_text', 'password'),
        rows: integer(1, 100),
        auto_resize: flag,
        max_rows: integer(1, 100),
        show_icon: flag,
        label: part.plainText(),
        label_position: oneOf('top', 'left'),
      },
    },
    field: true,
  },
  select_static: {
    shape: {
      optional: {
        ...part.input,
        ...choiceFrame,
        options: part.options,
        initial_option: text(),
        initial_index: integer(0, 9_999),
      },
    },
    field: true,
  },
  multi_select_static: {
    shape: { optional: { ...part.input, ...choiceFrame, options: part.options, selected_values: list(text()) } },
    formOnly: true,
    field: true,
  },
  select_person: {
    shape: { optional: { ...part.input, ...choiceFrame, options: part.options, initial_option: text() } },
    field: true,
  },
  multi_select_person: {
    shape: { optional: { ...part.input, ...choiceFrame, options: part.options, selected_values: list(text()) } },
    formOnly: true,
    field: true,
  },
  date_picker: {
    shape: { optional: { ...part.input, initial_date: matching(/^(\d{4}-\d{2}-\d{2})?$/, 'a date like 2026-12-03') } },
    field: true,
  },
  picker_time: {
    shape: { optional: { ...part.input, initial_time: matching(/^(\d{2}:\d{2})?$/, 'a time like 09:30') } },
    field: true,
  },
  picker_datetime: {
    shape: {
      optional: {
        ...part.input,
        initial_datetime: matching(/^(\d{4}-\d{2}-\d{2} \d{2}:\d{2})?$/, 'like 2026-12-03 09:30'),
      },
    },
    field: true,
  },
  checker: {
    shape: {
      optional: {
        ...part.display,
        name: part.name,
        checked: flag,
        text: part.richText,
        overall_checkable: flag,
        button_area: object({
          optional: {
            pc_display_rule: oneOf('always', 'on_hover'),
            buttons: list(object({ ...buttonShape, required: { tag: exactly('button') } }), 0, 3),
          },
        }),
        checked_style: object({ optional: { show_strikethrough: flag, opacity: part.opacity } }),
        padding: part.margin,
        confirm: part.confirm,
        behaviors: part.behaviors,
        hover_tips: part.plainText(),
        disabled: flag,
        disabled_tips: part.plainText(),
      },
    },
    field: true,
  },
  overflow: {
    shape: {
      required: {
        options: list(
          object({ optional: { text: part.plainText(), value: text(), multi_url: anyObject, icon: part.icon } }),
          1,
        ),
      },
      optional: {
        ...part.display,
        width: length(100, 9_999, 'default', 'fill'),
        behaviors: part.behaviors,
        value: part.legacyValue,
        confirm: part.confirm,
      },
    },
  },
};
