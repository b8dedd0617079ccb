import { chinaDate } from '../../../core/calendar/civil-date.ts';
import { instantAt } from '../../../core/model/instant.ts';
import type { DocumentSet } from '../../workbook/template-plan.ts';
import type { CellBlock } from '../../../core/tabular/cell.ts';
import { sheetName } from '../../workbook/sheet-plan.ts';
import { official } from '../../words/official.ts';
import { words } from '../../words/words.ts';
import { teamsByEntity, teamsOf } from '../result/shown-teams.ts';
import { keepSheets } from '../seal/sheet-memory.ts';
import type { Services } from '../services.ts';
import type { DrawProblem, DrawState } from '../state/draw-state.ts';
import { DOCUMENT_TEMPLATES, type DocumentKind } from './document-templates.ts';
import { firmValues, taskValues } from './document-values.ts';
import { documentOf } from './placeholders.ts';

/** What the clerk does with documents. */
export interface DocumentActions {
  /** Fills the documents of a kind from its template, which is laid out first when the workbook has none. */
  readonly print: (kind: DocumentKind) => Promise<void>;
  /** Shows the template, to be changed. */
  readonly editTemplate: (kind: DocumentKind) => Promise<void>;
}

/** Makes the actions. */
export function documentActions(services: Services): DocumentActions {
  const { store, workbook } = services;
  const set = (change: Partial<DrawState>): void => {
    store.update((state) => ({ ...state, draw: { ...state.draw, ...change } }));
  };
  const stop = (problem: DrawProblem): void => {
    set({ activity: null, problem });
  };
  const begin = (): void => {
    set({ activity: { kind: 'writing', percent: 0 }, problem: null, done: null });
  };
  const readTemplate = async (kind: DocumentKind): Promise<{ id: string; block: CellBlock } | null> => {
    const opened = await workbook.openTemplate(DOCUMENT_TEMPLATES[kind]);
    const listed = opened.ok ? await workbook.sheets() : opened;
    if (!opened.ok || !listed.ok) {
      if (!listed.ok) stop(listed.fault);
      return null;
    }
    const used = listed.value.find(({ id }) => id === opened.value)?.used;
    const region =
      used === null || used === undefined
        ? null
        : { top: 0, left: 0, rows: used.top + used.rows, columns: used.left + used.columns };
    const block = region === null ? null : await workbook.read(opened.value, region);
    if (block === null) stop({ code: 'empty-template', name: DOCUMENT_TEMPLATES[kind].name });
    else if (!block.ok) stop(block.fault);
    return block?.ok === true ? { id: opened.value, block: block.value } : null;
  };
  return {
    print: async (kind) => {
      begin();
      const template = await readTemplate(kind);
      const toPrint = template === null ? null : documentSet(services, kind, template);
      if (toPrint === null) return;
      const printed = await workbook.printDocuments(toPrint, store.get().draw.documents[kind] ?? null, {
        onProgress: (done, total) => {
          set({ activity: { kind: 'writing', percent: Math.floor((100 * done) / total) } });
        },
      });
      if (!printed.ok) {
        stop(printed.fault);
        return;
      }
      const documents = { ...store.get().draw.documents, [kind]: printed.value.sheet };
      set({ activity: null, documents, done: words.documents.printed(printed.value.name) });
      await keepSheets(services);
    },
    editTemplate: async (kind) => {
      const opened = await workbook.openTemplate(DOCUMENT_TEMPLATES[kind]);
      const shown = opened.ok ? await workbook.select(opened.value, { row: 0, column: 0 }) : opened;
      if (shown.ok) set({ done: words.documents.templateShown(DOCUMENT_TEMPLATES[kind].name) });
      else stop(shown.fault);
    },
  };
}

/** One document for each firm, or one for the whole draw. */
function documentSet(
  { store, now }: Services,
  kind: DocumentKind,
  template: { readonly id: string; readonly block: CellBlock },
): DocumentSet | null {
  const { draw, places } = store.get();
  const { transcript, status } = draw;
  if (transcript === null || status === null) return null;
  const task = taskValues(transcript, status, places, chinaDate(instantAt(now())));
  const teams = teamsByEntity(teamsOf(transcript, status));
  const firms = transcript.drawn.map((_, index) => firmValues(transcript, index, teams.get(index), places));
  const documents =
    kind === 'publicity'
      ? [documentOf(template.block, task, firms)]
      : firms.map((firm) => documentOf(template.block, { ...task, ...firm }, [firm]));
  return {
    name: sheetName(official.documents.sheetNames[kind](transcript.drawNumber)),
    template: template.id,
    columns: template.block.rows[0]?.length ?? 1,
    documents,
  };
}
