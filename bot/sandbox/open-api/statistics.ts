/** How often an API was called and how the calls ended, by code (0: success) or by the fault that struck. */
export type CallCounts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Counts calls by API and outcome. */
export class CallStatistics {
  private readonly counts = new Map<string, Map<string, number>>();

  count(api: string, outcome: number | string): void {
    const outcomes = this.counts.get(api) ?? new Map<string, number>();
    outcomes.set(String(outcome), (outcomes.get(String(outcome)) ?? 0) + 1);
    this.counts.set(api, outcomes);
  }

  read(): CallCounts {
    return Object.fromEntries([...this.counts].map(([api, outcomes]) => [api, Object.fromEntries(outcomes)]));
  }
}
