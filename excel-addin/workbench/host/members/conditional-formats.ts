import { intersection, type Area } from '../../model/area.ts';
import type { ConditionalFormat, ConditionalLook } from '../../model/conditional-format.ts';
import { ExcelFault, invalidArgument, itemNotFound } from '../../model/excel-fault.ts';
import type { Sheet } from '../../model/sheet.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type Property } from '../host-class.ts';
import type { Json } from '../json.ts';

/** The conditional formats that touch some cells of a sheet. */
export interface ConditionalFormatsRef {
  readonly sheet: Sheet;
  readonly areas: readonly Area[];
}

/** One of them, with its sheet. */
interface FormatRef {
  readonly sheet: Sheet;
  readonly format: ConditionalFormat;
}

function look<K extends keyof ConditionalLook>(
  key: K,
  read: (given: Arguments) => ConditionalLook[K],
): Property<FormatRef> {
  return {
    get: ({ format }): Json => format.state.look[key] ?? null,
    set: ({ sheet, format }, given) => {
      sheet.grid.guard.looks();
      format.dress({ [key]: read(given) });
    },
  };
}

const clearing =
  (...keys: readonly (keyof ConditionalLook)[]) =>
  ({ sheet, format }: FormatRef): undefined => {
    sheet.grid.guard.looks();
    format.dress(Object.fromEntries(keys.map((key) => [key, null])));
  };

/** `Excel.ConditionalRangeFill` */
export const CONDITIONAL_FILL: HostClass<FormatRef> = {
  name: 'ConditionalRangeFill',
  properties: { Color: look('fill', (given) => given.color(0)) },
  methods: { Clear: clearing('fill') },
};

/** `Excel.ConditionalRangeFont` */
export const CONDITIONAL_FONT: HostClass<FormatRef> = {
  name: 'ConditionalRangeFont',
  properties: {
    Bold: look('bold', (given) => given.boolean(0)),
    Color: look('fontColor', (given) => given.color(0)),
    Italic: look('italic', (given) => given.boolean(0)),
    Strikethrough: look('strikethrough', (given) => given.boolean(0)),
  },
  methods: { Clear: clearing('fontColor', 'bold', 'italic', 'strikethrough') },
};

/** `Excel.ConditionalRangeFormat` */
export const CONDITIONAL_RANGE_FORMAT: HostClass<FormatRef> = {
  name: 'ConditionalRangeFormat',
  objects: {
    Fill: (ref) => bind(CONDITIONAL_FILL, ref),
    Font: (ref) => bind(CONDITIONAL_FONT, ref),
  },
};

/** `Excel.ConditionalFormatRule` */
export const CONDITIONAL_RULE: HostClass<FormatRef> = {
  name: 'ConditionalFormatRule',
  properties: {
    Formula: {
      get: ({ format }) => format.state.formula,
      set: ({ sheet, format }, given) => {
        sheet.grid.guard.looks();
        const formula = given.text(0);
        if (!formula.startsWith('=')) throw invalidArgument('A rule is a formula.');
        format.update({ formula });
      },
    },
  },
};

/** `Excel.CustomConditionalFormat` */
export const CUSTOM_CONDITIONAL_FORMAT: HostClass<FormatRef> = {
  name: 'CustomConditionalFormat',
  objects: {
    Format: (ref) => bind(CONDITIONAL_RANGE_FORMAT, ref),
    Rule: (ref) => bind(CONDITIONAL_RULE, ref),
  },
};

/** `Excel.ConditionalFormat`; rules by formula only, others are refused when they are added. */
export const CONDITIONAL_FORMAT: HostClass<FormatRef> = {
  name: 'ConditionalFormat',
  identity: ({ format }) => ({ Id: format.id }),
  properties: {
    Id: { get: ({ format }) => format.id },
    Priority: { get: ({ sheet, format }) => sheet.conditionalFormats.indexOf(format) },
    StopIfTrue: {
      get: ({ format }) => format.state.stopIfTrue,
      set: ({ sheet, format }, given) => {
        sheet.grid.guard.looks();
        format.update({ stopIfTrue: given.boolean(0) });
      },
    },
    Type: { get: () => 'Custom' },
  },
  objects: {
    Custom: (ref) => bind(CUSTOM_CONDITIONAL_FORMAT, ref),
    CustomOrNullObject: (ref) => bind(CUSTOM_CONDITIONAL_FORMAT, ref),
  },
  methods: {
    Delete: ({ sheet, format }) => {
      sheet.detachFormat(format);
      return undefined;
    },
  },
};

const formatsIn = ({ sheet, areas }: ConditionalFormatsRef): readonly ConditionalFormat[] =>
  sheet.conditionalFormats.filter((format) =>
    format.areas.some((own) => areas.some((area) => intersection(own, area) !== undefined)),
  );

const find = (ref: ConditionalFormatsRef, id: string): ConditionalFormat | undefined =>
  formatsIn(ref).find((format) => format.id === id);

/** `Excel.ConditionalFormatCollection` */
export const CONDITIONAL_FORMATS: HostClass<ConditionalFormatsRef> = {
  name: 'ConditionalFormatCollection',
  items: (ref) => formatsIn(ref).map((format) => bind(CONDITIONAL_FORMAT, { sheet: ref.sheet, format })),
  item: (ref, key) => {
    const format = find(ref, key.key(0));
    if (format === undefined) throw itemNotFound(`conditional format ${key.key(0)}`);
    return bind(CONDITIONAL_FORMAT, { sheet: ref.sheet, format });
  },
  finders: {
    Add: ({ sheet, areas }, given, { workbook }) => {
      if (given.text(0) !== 'Custom') {
        throw new ExcelFault('ApiNotFound', 'The workbench has conditional formats by formula only.');
      }
      return bind(CONDITIONAL_FORMAT, { sheet, format: workbook.addConditionalFormat(sheet, areas) });
    },
    GetItemAt: (ref, given) => {
      const format = formatsIn(ref)[given.integer(0)];
      if (format === undefined) throw itemNotFound('no conditional format at this position');
      return bind(CONDITIONAL_FORMAT, { sheet: ref.sheet, format });
    },
    GetItemOrNullObject: (ref, given) => {
      const format = find(ref, given.text(0));
      return format === undefined ? null : bind(CONDITIONAL_FORMAT, { sheet: ref.sheet, format });
    },
  },
  methods: {
    ClearAll: (ref) => {
      for (const format of formatsIn(ref)) ref.sheet.detachFormat(format);
      return undefined;
    },
    GetCount: (ref) => formatsIn(ref).length,
  },
};
