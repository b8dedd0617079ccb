/** Steps of a draw or a verification that take long enough to be shown. */
export type Stage = 'roster' | 'tickets' | 'eligibility' | 'plan' | 'shuffle' | 'certificate' | 'transcript';

/** How a long computation tells where it is. `report` may be called often and should return quickly. */
export interface Progress {
  readonly report: (stage: Stage, done: number, total: number) => void;
  /** Polled between steps; true ends the computation with a `cancelled` fault. */
  readonly cancelled?: () => boolean;
}
