import * as v from 'valibot';
import { NEW_PLAN, type PlanForm } from './plan-form.ts';
import { STEPS, type Step } from './pane-state.ts';

/**
 * What outlives a reload of the pane, apart from what is kept in the workbook: the token of who is paired (per user of
 * this machine, never in the workbook), and the draft of the plan (per window).
 */
export interface PaneMemory {
  readonly token: () => string | null;
  readonly keepToken: (token: string | null) => void;
  draft(): { readonly plan: PlanForm; readonly step: Step };
  readonly keepDraft: (plan: PlanForm, step: Step) => void;
}

/** Key of the token in the browser's storage, for other windows of the same user to notice a new one. */
export const TOKEN_KEY = 'double-random.token';
const DRAFT_KEY = 'double-random.draft';

/** The part of the Web Storage API that is used. */
export type TextStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** A draft is ours alone; what has another shape (an older version) is dropped, not repaired. */
const draftSchema = v.object({ step: v.picklist(STEPS), plan: v.record(v.string(), v.unknown()) });

/** Memory in the browser's storage. A storage that refuses (private mode, full) only costs the comfort. */
export function storageMemory(perUser: TextStorage, perWindow: TextStorage): PaneMemory {
  return {
    token: () => quietly(() => perUser.getItem(TOKEN_KEY)) ?? null,
    keepToken: (token) => {
      quietly(() => {
        if (token === null) perUser.removeItem(TOKEN_KEY);
        else perUser.setItem(TOKEN_KEY, token);
      });
    },
    draft: () => readDraft(quietly(() => perWindow.getItem(DRAFT_KEY)) ?? null),
    keepDraft: (plan, step) => {
      quietly(() => {
        perWindow.setItem(DRAFT_KEY, JSON.stringify({ plan, step }));
      });
    },
  };
}

function quietly<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

function readDraft(text: string | null): { readonly plan: PlanForm; readonly step: Step } {
  const fresh = { plan: NEW_PLAN, step: 'lists' } as const;
  const draft = v.safeParse(draftSchema, text === null ? null : quietly(() => JSON.parse(text) as unknown));
  if (!draft.success) return fresh;
  const { plan, step } = draft.output;
  const sameShape = Object.entries(NEW_PLAN).every(([key, value]) => hasShapeOf(value, plan[key]));
  return sameShape ? { plan: { ...NEW_PLAN, ...(plan as unknown as PlanForm) }, step } : fresh; // written by keepDraft, shape compared above
}

/** Same type of value, field by field of the form. */
const hasShapeOf = (model: unknown, found: unknown): boolean =>
  model === null || (typeof model === typeof found && Array.isArray(model) === Array.isArray(found));
