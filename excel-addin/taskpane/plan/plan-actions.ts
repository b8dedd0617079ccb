import type { ItemCode } from '../../../core/model/ids.ts';
import type { ListedExclusion } from '../../../core/model/draw-rules.ts';
import type { ApiClient } from '../../api/api-client.ts';
import type { Services } from '../services.ts';
import { takenRows } from '../state/list-state.ts';
import { NEW_PLAN, type PlanForm, type PoolAttribute } from '../state/plan-form.ts';
import { withItems } from './item-defaults.ts';
import { choicesOf } from './pool-choices.ts';
import { quotaForStrata, strataOf } from './quota-kinds.ts';

/** What the clerk does with the plan. */
export interface PlanActions {
  readonly change: (change: Partial<PlanForm>) => void;
  readonly chooseItems: (codes: readonly ItemCode[]) => void;
  readonly filter: (attribute: PoolAttribute, values: readonly string[]) => void;
  /** Divides the pool by attributes; rates of strata that remain are kept. */
  readonly stratify: (attributes: readonly PoolAttribute[]) => void;
  /** Leaves an entity out with a reason; false when the list has no such code or name. */
  readonly exclude: (idOrName: string, note: string) => boolean;
  readonly include: (id: string) => void;
  readonly reset: () => void;
  /** Records visits that were not drawn here. */
  readonly recordVisits: ApiClient['recordVisits'];
  /** Asks the office what officers declared in chat; what is known stays when it gives no answer. */
  readonly loadDeclarations: () => Promise<void>;
}

/** Makes the actions. */
export function planActions({ store, api }: Services): PlanActions {
  const change = (part: Partial<PlanForm>): void => {
    store.update((state) => ({ ...state, plan: { ...state.plan, ...part } }));
  };
  /** The strata follow from pool and attributes, and rates belong to strata. */
  const keepRates = (): void => {
    const state = store.get();
    change({ quota: quotaForStrata(state.plan.quota, strataOf(state)) });
  };
  return {
    change,
    chooseItems: (codes) => {
      const { plan, lists, selection } = store.get();
      const objectTypes = selection === null ? [] : choicesOf(selection, 'objectType');
      change(withItems(plan, codes, takenRows(lists.items), objectTypes));
    },
    filter: (attribute, values) => {
      change({ filters: { ...store.get().plan.filters, [attribute]: values } });
      keepRates();
    },
    stratify: (attributes) => {
      change({ stratifyBy: attributes });
      keepRates();
    },
    exclude: (idOrName, note) => {
      const wanted = idOrName.trim();
      const entity = takenRows(store.get().lists.entities).find(
        ({ id, name }) => id === wanted.toUpperCase() || name === wanted,
      );
      if (entity === undefined) return false;
      const exclusion: ListedExclusion = { id: entity.id, reason: 'listed', note: note.trim() };
      const others = store.get().plan.exclusions.filter(({ id }) => id !== entity.id);
      change({ exclusions: [...others, exclusion] });
      return true;
    },
    include: (id) => {
      change({ exclusions: store.get().plan.exclusions.filter((exclusion) => exclusion.id !== id) });
    },
    reset: () => {
      change(NEW_PLAN);
    },
    recordVisits: (request) => api.recordVisits(request),
    loadDeclarations: async () => {
      if (store.get().session.kind !== 'paired') return;
      const answer = await api.declarations();
      // an equal list stays the same one, or the plan would be rehearsed again for nothing
      if (!answer.ok || JSON.stringify(answer.value) === JSON.stringify(store.get().declarations)) return;
      store.update((state) => ({ ...state, declarations: answer.value }));
    },
  };
}
