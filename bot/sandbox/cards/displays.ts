import { anyObject, flag, integer, length, list, matching, object, oneOf, text } from './checks.ts';
import type { ComponentSpec } from './component-spec.ts';
import * as part from './parts.ts';
import { chartSpec, tableShape } from './tables-and-charts.ts';

const personFrame = {
  show_avatar: flag,
  show_name: flag,
  size: oneOf('extra_small', 'small', 'medium', 'large'),
};

/** Components that only show. */
export const DISPLAYS: Readonly<Record<string, ComponentSpec>> = {
  markdown: {
    shape: {
      required: { content: text() },
      optional: { ...part.display, text_align: part.horizontalAlign, text_size: text(40), icon: part.icon },
    },
  },
  div: {
    shape: {
      optional: {
        ...part.display,
        width: length(16, 999, 'fill', 'auto'),
        text: part.richText,
        icon: part.icon,
        fields: list(object({ required: { text: part.richText }, optional: { is_short: flag } })),
      },
    },
  },
  hr: { shape: { optional: part.display } },
  img: {
    shape: {
      required: { img_key: text(200), alt: part.plainText() },
      optional: {
        ...part.display,
        title: part.richText,
        scale_type: oneOf('crop_center', 'fit_horizontal', 'crop_top'),
        size: text(40),
        corner_radius: matching(/^\d+(px|%)$/, 'a radius'),
        transparent: flag,
        preview: flag,
      },
    },
  },
  img_combination: {
    shape: {
      required: {
        combination_mode: oneOf('double', 'triple', 'bisect', 'trisect'),
        img_list: list(object({ required: { img_key: text(200) } }), 1, 9),
      },
      optional: { ...part.display, corner_radius: matching(/^\d+(px|%)$/, 'a radius'), combination_transparent: flag },
    },
  },
  person: {
    shape: {
      required: { user_id: text(100) },
      optional: { ...part.display, ...personFrame, style: oneOf('normal', 'capsule') },
    },
  },
  person_list: {
    shape: {
      required: { persons: list(object({ required: { id: text(100) } }), 1) },
      optional: {
        ...part.display,
        ...personFrame,
        lines: integer(1, 999),
        drop_invalid_user_id: flag,
        icon: part.icon,
        ud_icon: anyObject,
      },
    },
  },
  chart: {
    shape: {
      required: { chart_spec: chartSpec },
      optional: {
        ...part.display,
        aspect_ratio: oneOf('1:1', '2:1', '4:3', '16:9'),
        color_theme: oneOf('brand', 'rainbow', 'complementary', 'converse', 'primary'),
        preview: flag,
        height: length(1, 999, 'auto'),
      },
    },
  },
  table: { shape: tableShape, rootOnly: true },
};
