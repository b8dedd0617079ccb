import { useEffect, useReducer } from 'react';
import type { LiveNews } from '../live.ts';
import { connectSandbox } from '../remote.ts';
import { changed, worldOf, type World, type WorldChange } from './world.ts';

/** The sandbox's handles, from its own page. */
export const sandbox = connectSandbox('');

/** The tenant as it is now, followed over the live stream; `undefined` until it is known. */
export function useWorld(): { readonly world: World | undefined; readonly apply: (change: WorldChange) => void } {
  const [world, apply] = useReducer(reduce, undefined);
  useEffect(() => {
    const stream = new EventSource('/sandbox/live');
    // Everything is read anew after each connection: what happened in between is not told again.
    stream.addEventListener('open', () => {
      void sandbox.overview().then((overview) => {
        apply({ kind: 'overview', overview, at: Date.now() });
        apply({ kind: 'live', live: true });
      });
      void sandbox.events({ limit: 200 }).then((events) => {
        apply({ kind: 'events', events });
      });
    });
    stream.addEventListener('error', () => {
      apply({ kind: 'live', live: false });
    });
    stream.addEventListener('message', (event: MessageEvent<string>) => {
      // The stream is the sandbox's own.
      apply(JSON.parse(event.data) as LiveNews);
    });
    return () => {
      stream.close();
    };
  }, []);
  return { world, apply };
}

function reduce(world: World | undefined, change: WorldChange): World | undefined {
  if (world) return changed(world, change);
  return change.kind === 'overview' ? worldOf(change.overview, change.at) : undefined;
}
