import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CARD_LIMITS, faultDetail, validateCard } from '../../../bot/sandbox/cards/validate.ts';
import type { JsonObject } from '../../../bot/sandbox/json.ts';

const plain = (content: string): JsonObject => ({ tag: 'plain_text', content });
const cardOf = (...elements: JsonObject[]): JsonObject => ({ schema: '2.0', body: { elements } });
const markdown = (content = 'x'): JsonObject => ({ tag: 'markdown', content });
const submit: JsonObject = { tag: 'button', name: 'send', text: plain('提交'), form_action_type: 'submit' };
const form = (...elements: JsonObject[]): JsonObject => ({ tag: 'form', name: 'f', elements });
const columns = (...elements: JsonObject[]): JsonObject => ({
  tag: 'column_set',
  columns: [{ tag: 'column', elements }],
});
const table = (more: JsonObject = {}): JsonObject => ({
  tag: 'table',
  columns: [
    { name: 'firm', display_name: '检查对象', data_type: 'text' },
    { name: 'items', data_type: 'options' },
    { name: 'score', data_type: 'number', format: { precision: 1 } },
    { name: 'day', data_type: 'date' },
    { name: 'team', data_type: 'persons' },
    { name: 'more', data_type: 'lark_md' },
  ],
  rows: [
    {
      firm: '示例店',
      items: [{ text: '食品', color: 'blue' }],
      score: 9.5,
      day: 1_796_000_000_000,
      team: ['ou_a'],
      more: '**x**',
    },
  ],
  ...more,
});

/** The path and subcode of the first fault. */
function faultOf(card: unknown): [string, number] {
  const verdict = validateCard(card);
  if (verdict.ok) throw new Error('the card was accepted');
  const [{ path, subcode }] = verdict.faults;
  return [path, subcode];
}

describe('accepts', () => {
  // Shapes taken from the examples of Feishu's own component pages.
  const accepted: Record<string, JsonObject> = {
    'the smallest card': cardOf(),
    'every part of the frame': {
      schema: '2.0',
      config: { update_multi: true, width_mode: 'fill', enable_forward: false, summary: { content: '新任务' } },
      card_link: { url: 'https://example.gov.cn/' },
      header: {
        title: plain('抽查任务'),
        subtitle: { tag: 'lark_md', content: '第 3 组' },
        template: 'blue',
        text_tag_list: [{ tag: 'text_tag', text: plain('待接受'), color: 'orange' }],
        icon: { tag: 'standard_icon', token: 'chat-forbidden_outlined', color: 'orange' },
        padding: '12px 8px 12px 8px',
      },
      body: { direction: 'vertical', vertical_spacing: 'large', padding: '4px 0', elements: [markdown()] },
    },
    'texts, lines and pictures': cardOf(
      { tag: 'markdown', content: '# x', text_align: 'center', text_size: 'heading', margin: '4px -12px' },
      { tag: 'div', text: { ...plain('x'), text_color: 'grey-500', lines: 2 }, width: 'auto' },
      { tag: 'hr', element_id: 'line_1' },
      { tag: 'img', img_key: 'img_v3_x', alt: plain('现场'), scale_type: 'crop_center' },
    ),
    'people and charts': cardOf(
      { tag: 'person', user_id: 'ou_a', size: 'small' },
      { tag: 'person_list', persons: [{ id: 'ou_a' }], show_avatar: true, size: 'small', lines: 1 },
      {
        tag: 'chart',
        aspect_ratio: '16:9',
        chart_spec: { type: 'bar', data: { values: [] }, xField: 'x', yField: 'y' },
      },
    ),
    'tables with every type of cell': cardOf(table({ page_size: 10, row_height: 'auto', freeze_first_column: true })),
    'panels, columns and areas': cardOf(
      {
        tag: 'collapsible_panel',
        expanded: false,
        border: { color: 'grey', corner_radius: '5px' },
        header: { title: { tag: 'markdown', content: '**x**' }, icon_expanded_angle: -180 },
        elements: [columns(markdown())],
      },
      {
        tag: 'interactive_container',
        has_border: true,
        behaviors: [{ type: 'callback', value: {} }],
        elements: [markdown()],
      },
    ),
    'buttons of both kinds': cardOf(
      {
        tag: 'button',
        type: 'primary_filled',
        text: plain('接受'),
        behaviors: [{ type: 'callback', value: { a: 1 } }],
      },
      {
        tag: 'button',
        text: plain('地图'),
        confirm: { title: plain('离开？'), text: plain('将打开网页') },
        behaviors: [{ type: 'open_url', default_url: 'https://example.gov.cn/map', pc_url: '' }],
      },
    ),
    'a form with every field, its button in it and another in a column': cardOf(
      form(
        { tag: 'input', name: 'a', input_type: 'multiline_text', rows: 3, max_length: 1000, required: true },
        { tag: 'select_static', name: 'b', options: [{ text: plain('是'), value: '1' }], placeholder: plain('选') },
        { tag: 'multi_select_static', name: 'c', options: [{ value: '1' }], selected_values: ['1'] },
        { tag: 'date_picker', name: 'd', initial_date: '2026-12-03' },
        { tag: 'picker_time', name: 'e' },
        { tag: 'picker_datetime', name: 'f2' },
        { tag: 'select_person', name: 'g' },
        { tag: 'multi_select_person', name: 'h' },
        { tag: 'checker', name: 'i', text: plain('属实') },
        submit,
        columns({ tag: 'button', name: 'again', text: plain('重填'), form_action_type: 'reset' }, markdown()),
      ),
    ),
  };
  test.each(Object.entries(accepted))('%s', (_name, card) => {
    const verdict = validateCard(card);
    expect(verdict.ok ? [] : verdict.faults).toEqual([]);
  });
});

describe('refuses, saying where', () => {
  const button = (more: JsonObject): JsonObject => ({ tag: 'button', text: plain('x'), ...more });
  const deep = (levels: number): JsonObject =>
    levels === 1 ? markdown() : { tag: 'interactive_container', behaviors: [], elements: [deep(levels - 1)] };
  const cases: [string, unknown, string, number][] = [
    ['no object', 'x', 'ROOT', 200621],
    ['JSON 1.0', { elements: [] }, 'ROOT -> schema', 200621],
    ['an unknown member of the root', { ...cardOf(), elements: [] }, 'ROOT -> elements', 200621],
    ['a fallback', { ...cardOf(), fallback: {} }, 'ROOT -> fallback', 200621],
    [
      'a card that is not shared',
      { ...cardOf(), config: { update_multi: false } },
      'ROOT -> config -> update_multi',
      200621,
    ],
    [
      'an unknown colour of the header',
      { ...cardOf(), header: { title: plain('x'), template: 'pink' } },
      'ROOT -> header -> template',
      200621,
    ],
    [
      'four tags in the header',
      {
        ...cardOf(),
        header: { title: plain('x'), text_tag_list: Array(4).fill({ tag: 'text_tag', text: plain('x') }) },
      },
      'ROOT -> header -> text_tag_list',
      200621,
    ],
    [
      'the old button row',
      cardOf({ tag: 'action', actions: [] }),
      'ROOT -> body -> elements -> [0](tag: action)',
      200861,
    ],
    [
      'the old note',
      cardOf(markdown(), { tag: 'note', elements: [] }),
      'ROOT -> body -> elements -> [1](tag: note)',
      200861,
    ],
    [
      'a tag out of the prototype',
      cardOf({ tag: 'constructor' }),
      'ROOT -> body -> elements -> [0](tag: constructor)',
      200861,
    ],
    [
      'an unknown property',
      cardOf({ ...markdown(), href: {} }),
      'ROOT -> body -> elements -> [0](tag: markdown) -> href',
      200621,
    ],
    [
      'an unknown property deep inside',
      cardOf(columns({ ...markdown(), colour: 'red' })),
      'ROOT -> body -> elements -> [0](tag: column_set) -> columns -> [0](tag: column) -> elements -> [0](tag: markdown) -> colour',
      200621,
    ],
    [
      'a missing content',
      cardOf({ tag: 'markdown' }),
      'ROOT -> body -> elements -> [0](tag: markdown) -> content',
      200621,
    ],
    ['a component without a tag', cardOf({ content: 'x' }), 'ROOT -> body -> elements -> [0](tag: ?)', 200621],
    [
      'a column outside its set',
      cardOf({ tag: 'column', elements: [] }),
      'ROOT -> body -> elements -> [0](tag: column)',
      200621,
    ],
    [
      'an address that is no web address',
      cardOf(button({ behaviors: [{ type: 'open_url', default_url: 'javascript:alert(1)' }] })),
      'ROOT -> body -> elements -> [0](tag: button) -> behaviors -> [0] -> default_url',
      200621,
    ],
    [
      'a callback with text',
      cardOf(button({ behaviors: [{ type: 'callback', value: 'x' }] })),
      'ROOT -> body -> elements -> [0](tag: button) -> behaviors -> [0] -> value',
      200621,
    ],
    [
      'a form in a column',
      cardOf(columns(form(submit))),
      'ROOT -> body -> elements -> [0](tag: column_set) -> columns -> [0](tag: column) -> elements -> [0](tag: form)',
      200621,
    ],
    [
      'a table in a panel',
      cardOf({ tag: 'collapsible_panel', header: { title: plain('x') }, elements: [table()] }),
      'ROOT -> body -> elements -> [0](tag: collapsible_panel) -> elements -> [0](tag: table)',
      200621,
    ],
    [
      'a form without a submit button',
      cardOf(form({ tag: 'input', name: 'a' })),
      'ROOT -> body -> elements -> [0](tag: form)',
      200621,
    ],
    [
      'a form whose submit button stands in a column alone',
      cardOf(form({ tag: 'input', name: 'a' }, columns(submit, markdown()))),
      'ROOT -> body -> elements -> [0](tag: form)',
      200621,
    ],
    [
      'a form without a name',
      cardOf({ tag: 'form', elements: [submit] }),
      'ROOT -> body -> elements -> [0](tag: form) -> name',
      200621,
    ],
    [
      'a field without a name',
      cardOf(form({ tag: 'input' }, submit)),
      'ROOT -> body -> elements -> [0](tag: form) -> elements -> [0](tag: input) -> name',
      200621,
    ],
    [
      'two fields of one name',
      cardOf(form({ tag: 'input', name: 'a' }, { tag: 'date_picker', name: 'a' }, submit)),
      'ROOT -> body -> elements -> [0](tag: form) -> elements -> [1](tag: date_picker) -> name',
      200621,
    ],
    [
      'a submit button outside a form',
      cardOf(submit),
      'ROOT -> body -> elements -> [0](tag: button) -> form_action_type',
      200621,
    ],
    [
      'a choice of several outside a form',
      cardOf({ tag: 'multi_select_static', name: 'a', options: [] }),
      'ROOT -> body -> elements -> [0](tag: multi_select_static)',
      200621,
    ],
    [
      'options of one value',
      cardOf(form({ tag: 'select_static', name: 'a', options: [{ value: '1' }, { value: '1' }] }, submit)),
      'ROOT -> body -> elements -> [0](tag: form) -> elements -> [0](tag: select_static) -> options',
      200621,
    ],
    [
      'an input longer than 1000',
      cardOf(form({ tag: 'input', name: 'a', max_length: 1001 }, submit)),
      'ROOT -> body -> elements -> [0](tag: form) -> elements -> [0](tag: input) -> max_length',
      200621,
    ],
    [
      'eleven rows on a page',
      cardOf(table({ page_size: 11 })),
      'ROOT -> body -> elements -> [0](tag: table) -> page_size',
      200621,
    ],
    [
      'a row of an undeclared column',
      cardOf(table({ rows: [{ stranger: 'x' }] })),
      'ROOT -> body -> elements -> [0](tag: table) -> rows -> [0] -> stranger',
      200915,
    ],
    [
      'a cell of another type',
      cardOf(table({ rows: [{ firm: 'x' }, { score: 'nine' }] })),
      'ROOT -> body -> elements -> [0](tag: table) -> rows -> [1] -> score',
      200914,
    ],
    ['six tables', cardOf(...Array<JsonObject>(6).fill(table())), 'ROOT -> body -> elements -> [5](tag: table)', 11310],
    [
      'a chart of no kind',
      cardOf({ tag: 'chart', chart_spec: { type: 'magic', data: {} } }),
      'ROOT -> body -> elements -> [0](tag: chart) -> chart_spec',
      200550,
    ],
    [
      'one id twice',
      cardOf({ ...markdown(), element_id: 'a' }, { tag: 'hr', element_id: 'a' }),
      'ROOT -> body -> elements -> [1](tag: hr) -> element_id',
      200621,
    ],
    [
      'six levels',
      cardOf(deep(6)),
      `ROOT -> body -> elements${' -> [0](tag: interactive_container) -> elements'.repeat(5)} -> [0](tag: markdown)`,
      11310,
    ],
  ];
  test.each(cases)('%s', (_name, card, path, subcode) => {
    expect(faultOf(card)).toEqual([path, subcode]);
  });

  test('five levels and five tables pass', () => {
    expect(validateCard(cardOf(deep(5)))).toMatchObject({ ok: true, levels: 5 });
    expect(validateCard(cardOf(...Array<JsonObject>(5).fill(table())))).toMatchObject({ ok: true });
  });

  test('201 elements, but not 200', () => {
    expect(validateCard(cardOf(...Array.from({ length: 200 }, () => markdown())))).toMatchObject({
      ok: true,
      elements: 200,
    });
    expect(faultOf(cardOf(...Array.from({ length: 201 }, () => markdown())))).toEqual(['ROOT', 11310]);
  });

  test('more than 30 KB as it stands in the request', () => {
    const empty = Buffer.byteLength(JSON.stringify(JSON.stringify(cardOf(markdown('')))));
    const room = CARD_LIMITS.bytes - empty;
    expect(validateCard(cardOf(markdown('a'.repeat(room))))).toMatchObject({ ok: true, bytes: 30 * 1024 });
    const verdict = validateCard(cardOf(markdown('a'.repeat(room + 1))));
    expect(verdict).toMatchObject({ ok: false, faults: [{ code: 230025 }] });
  });

  test('people nobody knows, where they are shown or named', () => {
    const knownPerson = (id: string): boolean => id === 'ou_a';
    const check = (element: JsonObject) => validateCard(cardOf(element), { knownPerson });
    expect(check({ tag: 'person_list', persons: [{ id: 'ou_a' }] })).toMatchObject({ ok: true });
    const stranger = { faults: [{ subcode: 100290 }] };
    expect(check({ tag: 'person_list', persons: [{ id: 'ou_a' }, { id: 'ou_b' }] })).toMatchObject(stranger);
    expect(check({ tag: 'person', user_id: 'ou_b' })).toMatchObject(stranger);
    expect(check(markdown('<at id=ou_b></at> 您好'))).toMatchObject(stranger);
    expect(check({ tag: 'person_list', drop_invalid_user_id: true, persons: [{ id: 'ou_b' }] })).toMatchObject({
      ok: true,
    });
  });
});

test('a fault is told in Feishu’s words', () => {
  const verdict = validateCard(cardOf({ tag: 'note' }));
  expect(verdict.ok ? '' : faultDetail(verdict.faults[0])).toBe(
    'ext=ErrCode: 200861; ErrPath: ROOT -> body -> elements -> [0](tag: note); ErrMsg: cards of schema V2 no longer ' +
      'support this capability; ErrorValue: unsupported tag note; ',
  );
});

test('any JSON gets a verdict, however deep', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8 }), (value) => {
      expect(typeof validateCard(value).ok).toBe('boolean');
      expect(typeof validateCard({ schema: '2.0', body: { elements: [value] } }).ok).toBe('boolean');
    }),
  );
  let nested: JsonObject = markdown();
  for (let level = 0; level < 3_000; level++)
    nested = { tag: 'interactive_container', behaviors: [], elements: [nested] };
  expect(validateCard(cardOf(nested)).ok).toBe(false);
});
