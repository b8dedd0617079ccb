import { flag, integer, length, matching, nested, number, object, oneOf, text, type Shape } from './checks.ts';
import type { ComponentSpec } from './component-spec.ts';
import * as part from './parts.ts';

const panelHeader = object({
  required: { title: part.panelTitle },
  optional: {
    background_color: part.colour,
    width: oneOf('fill', 'auto', 'auto_when_fold'),
    vertical_align: part.verticalAlign,
    padding: part.padding,
    position: oneOf('top', 'bottom'),
    icon: part.icon,
    icon_position: oneOf('left', 'right', 'follow_text'),
    icon_expanded_angle: number(-180, 180),
  },
});

const columnShape: Shape = {
  optional: {
    ...part.containerLayout,
    background_style: part.colour,
    width: length(16, 600, 'auto', 'weighted'),
    weight: integer(1, 5),
    action: part.columnAction,
    elements: nested,
  },
};

/** Components that hold others. */
export const CONTAINERS: Readonly<Record<string, ComponentSpec>> = {
  form: {
    shape: { required: { name: part.name, elements: nested }, optional: part.containerLayout },
    children: 'elements',
    rootOnly: true,
  },
  column_set: {
    shape: {
      required: { columns: nested },
      optional: {
        ...part.display,
        horizontal_spacing: part.spacing,
        horizontal_align: part.horizontalAlign,
        flex_mode: oneOf('none', 'stretch', 'flow', 'bisect', 'trisect'),
        background_style: part.colour,
        action: part.columnAction,
      },
    },
    children: 'columns',
  },
  column: { shape: columnShape, children: 'elements' },
  collapsible_panel: {
    shape: {
      required: { header: panelHeader },
      optional: {
        ...part.containerLayout,
        expanded: flag,
        background_color: part.colour,
        border: object({ optional: { color: part.colour, corner_radius: text(20) } }),
        elements: nested,
      },
    },
    children: 'elements',
  },
  interactive_container: {
    shape: {
      required: { behaviors: part.behaviors, elements: nested },
      optional: {
        ...part.containerLayout,
        width: length(16, 999, 'fill', 'auto'),
        height: length(10, 999, 'auto'),
        background_style: part.colour,
        has_border: flag,
        border_color: part.colour,
        corner_radius: matching(/^\d+(px|%)$/, 'a radius'),
        disabled: flag,
        disabled_tips: part.plainText(),
        hover_tips: part.plainText(),
        confirm: part.confirm,
      },
    },
    children: 'elements',
  },
};
