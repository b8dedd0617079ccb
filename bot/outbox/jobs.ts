import type { ChatApi, Job } from './dispatcher.ts';
import type { Planned } from './planned.ts';
import type { Step } from './steps.ts';

/** A step of something planned as the dispatcher takes it. */
export function jobOf(planned: Planned, step: Step): Job {
  return { key: planned.key, receiver: receiverOf(planned), priority: planned.priority, api: apiOf(planned, step) };
}

function receiverOf(planned: Planned): string {
  switch (planned.kind) {
    case 'card':
      return planned.to.kind === 'person' ? planned.to.person : planned.to.key;
    case 'group':
      return planned.key;
    case 'member':
      return planned.group;
    case 'urge':
      return planned.person;
  }
}

function apiOf(planned: Planned, step: Step): ChatApi {
  switch (planned.kind) {
    case 'card':
      return step.kind === 'update' ? 'update' : 'send';
    case 'group':
      return 'group';
    case 'member':
      return 'member';
    case 'urge':
      return 'urge';
  }
}
