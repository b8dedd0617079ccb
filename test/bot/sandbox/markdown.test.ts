import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseBlocks, type Block } from '../../../bot/sandbox/window/card/markdown-blocks.ts';
import { parseInline, type Inline } from '../../../bot/sandbox/window/card/markdown-inline.ts';

const text = (value: string): Inline => ({ kind: 'text', text: value });

describe('running text', () => {
  const cases: [string, readonly Inline[]][] = [
    ['普通', [text('普通')]],
    [
      '**粗** 与 *斜*',
      [{ kind: 'strong', children: [text('粗')] }, text(' 与 '), { kind: 'em', children: [text('斜')] }],
    ],
    ['__粗__', [{ kind: 'strong', children: [text('粗')] }]],
    ['~~旧~~', [{ kind: 'del', children: [text('旧')] }]],
    [
      '*外 **内** 外*',
      [{ kind: 'em', children: [text('外 '), { kind: 'strong', children: [text('内')] }, text(' 外')] }],
    ],
    ['2 * 3 * 4', [text('2 * 3 * 4')]],
    ['a_b_c', [text('a_b_c')]],
    ['**没有结尾', [text('**没有结尾')]],
    ['`**不粗**`', [{ kind: 'code', text: '**不粗**' }]],
    ['\\*星\\*', [text('*'), text('星'), text('*')]],
    ['一\n二<br>三', [text('一'), { kind: 'break' }, text('二'), { kind: 'break' }, text('三')]],
    ['[网](https://a.cn/b?c=1)', [{ kind: 'link', href: 'https://a.cn/b?c=1', children: [text('网')] }]],
    ["<a href='https://a.cn'></a>", [{ kind: 'link', href: 'https://a.cn', children: [text('https://a.cn')] }]],
    ['![图](img_1)', [{ kind: 'image', alt: '图' }]],
    ["<font color='red'>红</font>", [{ kind: 'colour', colour: 'red', children: [text('红')] }]],
    [
      '<font color=red>红<font color=green>绿</font>红</font>黑',
      [
        {
          kind: 'colour',
          colour: 'red',
          children: [text('红'), { kind: 'colour', colour: 'green', children: [text('绿')] }, text('红')],
        },
        text('黑'),
      ],
    ],
    ['<text_tag color="blue">签</text_tag>', [{ kind: 'tag', colour: 'blue', children: [text('签')] }]],
    ['<at id=ou_a></at>', [{ kind: 'at', ids: ['ou_a'] }]],
    ['<at ids=ou_a,ou_b></at>', [{ kind: 'at', ids: ['ou_a', 'ou_b'] }]],
    ["<person id = 'ou_a' show_name = true></person>", [{ kind: 'at', ids: ['ou_a'] }]],
    ['<raw>**x**</raw>', [{ kind: 'colour', colour: 'default', children: [text('**x**')] }]],
    ['<script>x</script><font>', [text('<script>x</script><font>')]],
  ];
  test.each(cases)('%s', (source, pieces) => {
    expect(parseInline(source)).toEqual(pieces);
  });

  test('nothing but marks is lost: text without marks stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', 'b', ' ', '1', '，', '(', ')') }), (source) => {
        expect(parseInline(source)).toEqual(source === '' ? [] : [text(source)]);
      }),
    );
  });

  test('any text is read, however nested', () => {
    const signs = fc.string({
      unit: fc.constantFrom('*', '_', '~', '`', '[', ']', '(', ')', '<', '>', '/', 'font', 'a', '!', '\\', '\n'),
    });
    fc.assert(
      fc.property(signs, (source) => {
        expect(Array.isArray(parseInline(source))).toBe(true);
      }),
    );
    expect(parseInline('<font color=red>'.repeat(500) + '</font>'.repeat(500))).toHaveLength(1);
  });
});

describe('blocks', () => {
  const paragraph = (value: string): Block => ({ kind: 'paragraph', text: [text(value)] });

  test('paragraphs, headings, rules, quotes and code', () => {
    expect(parseBlocks('# 题\n一\n\n二\n---\n> 引\n> 用\n```js\na < b\n```')).toEqual([
      { kind: 'heading', level: 1, text: [text('题')] },
      paragraph('一'),
      paragraph('二'),
      { kind: 'rule' },
      { kind: 'quote', blocks: [{ kind: 'paragraph', text: [text('引'), { kind: 'break' }, text('用')] }] },
      { kind: 'code', text: 'a < b' },
    ]);
  });

  test('lists within lists, four spaces a level', () => {
    expect(parseBlocks('1. 一\n    - 甲\n    - 乙\n2. 二')).toEqual([
      {
        kind: 'list',
        ordered: true,
        start: 1,
        items: [
          {
            text: [text('一')],
            children: [
              {
                kind: 'list',
                ordered: false,
                start: 1,
                items: [
                  { text: [text('甲')], children: [] },
                  { text: [text('乙')], children: [] },
                ],
              },
            ],
          },
          { text: [text('二')], children: [] },
        ],
      },
    ]);
  });

  test('tables', () => {
    expect(parseBlocks('| 户 | 因 |\n| --- | :-: |\n| 甲 | **销** |')).toEqual([
      {
        kind: 'table',
        head: [[text('户')], [text('因')]],
        rows: [[[text('甲')], [{ kind: 'strong', children: [text('销')] }]]],
      },
    ]);
  });

  test('any text is read', () => {
    const lines = fc.array(
      fc.constantFrom('- a', '    - b', '1. c', '> d', '>> e', '```', '| f |', '| - |', '# g', '', '---', 'h'),
    );
    fc.assert(
      fc.property(lines, (source) => {
        expect(Array.isArray(parseBlocks(source.join('\n')))).toBe(true);
      }),
    );
  });
});
