import type { TemplatePlan, TemplateRow } from '../../workbook/template-plan.ts';
import { official } from '../../words/official.ts';

const words = official.documents;

/** The three documents of a task. */
export const DOCUMENT_KINDS = ['notice', 'record', 'publicity'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

const WIDTHS = [16, 28, 16, 28] as const;
/** Heights of rows that are filled in by hand, in points. */
const ROOM = 110;

const title = (text: string): TemplateRow => ({ cells: [{ text, span: 4, look: 'title' }], height: 48 });
const line = (text: string, height = 40): TemplateRow => ({ cells: [{ text, span: 4 }], height });
const note = (text: string): TemplateRow => ({ cells: [{ text, span: 4, look: 'note' }], height: 26 });
const field = (label: string, text: string, height = 34): TemplateRow => ({
  cells: [
    { text: label, look: 'label' },
    { text, span: 3 },
  ],
  height,
  ruled: true,
});
const pair = (left: string, leftText: string, right: string, rightText: string): TemplateRow => ({
  cells: [{ text: left, look: 'label' }, { text: leftText }, { text: right, look: 'label' }, { text: rightText }],
  height: 34,
  ruled: true,
});

const { notice, record, publicity } = words.templates;

/** Templates as they are laid out at first. The office changes them in Excel; we never touch them again. */
export const DOCUMENT_TEMPLATES: Readonly<Record<DocumentKind, TemplatePlan>> = {
  notice: {
    name: words.templateNames.notice,
    widths: WIDTHS,
    rows: [
      title(notice.title),
      note(notice.number),
      line(notice.greeting),
      line(notice.text, 66),
      field(notice.items, '【检查事项】', 48),
      field(notice.content, '【检查内容】', 66),
      field(notice.basis, '【检查依据】', 66),
      pair(notice.officers, '【执法人员】', notice.leadOfficer, '【组长】'),
      pair(notice.lead, '【牵头部门】', notice.participants, '【参与部门】'),
      line(notice.recusal, 48),
      line(notice.verify, 48),
      {
        cells: [
          { text: '', span: 2 },
          { text: notice.sign, span: 2 },
        ],
        height: 60,
      },
    ],
  },
  record: {
    name: words.templateNames.record,
    widths: WIDTHS,
    rows: [
      title(record.title),
      note(record.number),
      pair(record.entity, '【检查对象】', record.code, '【统一社会信用代码】'),
      field(record.address, '【地址】'),
      pair(record.team, '【组】', record.time, record.timeBlank),
      field(record.officers, '【执法人员及证号】', 40),
      field(record.items, '【检查事项】', 48),
      field(record.content, '【检查内容】', 66),
      field(record.method, '【检查方式】'),
      field(record.findings, '', ROOM),
      field(record.result, record.results, ROOM),
      field(record.opinion, '', 60),
      pair(record.officerSign, '', record.entitySign, ''),
      note(record.law),
    ],
  },
  publicity: {
    name: words.templateNames.publicity,
    widths: [8, 34, 26, 34],
    rows: [
      title(publicity.title),
      line(publicity.text, 48),
      {
        cells: publicity.columns.map((text) => ({ text, look: 'head' })),
        height: 30,
        ruled: true,
      },
      {
        cells: ['【序号】', '【检查对象】', '【统一社会信用代码】', '【地址】'].map((text) => ({ text })),
        height: 30,
        ruled: true,
      },
      note(publicity.verify),
      {
        cells: [
          { text: '', span: 2 },
          { text: publicity.sign, span: 2 },
        ],
        height: 60,
      },
    ],
  },
};
