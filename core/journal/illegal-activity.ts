import type { Activity } from './activity.ts';

/**
 * An activity that can't follow the state: a bug in a command, or a journal that somebody wrote by hand.
 * Commands look at the lifecycle first, so nobody outside can cause it.
 */
export class IllegalActivity extends Error {
  readonly activity: Activity['type'];

  constructor(activity: Activity['type'], why: string) {
    super(`${activity}: ${why}`);
    this.name = 'IllegalActivity';
    this.activity = activity;
  }
}
