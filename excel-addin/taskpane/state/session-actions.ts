import { plainCode } from '../view/pairing-code.ts';
import { serverPlaces } from '../lists/places.ts';
import type { CallFault } from '../../api/call-fault.ts';
import type { Services } from '../services.ts';

/** What the clerk does about who is working. */
export interface SessionActions {
  /** Asks the server whether the kept token still holds. */
  readonly resume: () => Promise<void>;
  readonly pair: (code: string) => Promise<void>;
  readonly unpair: () => Promise<void>;
  /** Works on lists and plan without the server. */
  readonly goAlone: () => void;
  /** Back to the pairing screen. */
  readonly askToPair: () => void;
  /** A call was refused for want of a session: the token is worthless, and the clerk is told why. */
  readonly lapse: (fault: CallFault) => void;
}

/** Makes the actions. `onPlaces` is told when departments and districts have become known. */
export function sessionActions(services: Services, onPlaces: () => Promise<void>): SessionActions {
  const { store, api, memory } = services;

  const setUnpaired = (fault: CallFault | null): void => {
    store.update((state) => ({ ...state, session: { kind: 'unpaired', fault, busy: false } }));
  };

  const loadDirectory = async (): Promise<void> => {
    const directory = await api.directory();
    if (!directory.ok) return;
    store.update((state) => ({ ...state, directory: directory.value, places: serverPlaces(directory.value) }));
    await onPlaces();
  };

  return {
    resume: async () => {
      if (memory.token() === null) {
        setUnpaired(null);
        return;
      }
      const session = await api.session();
      if (session.ok) {
        store.update((state) => ({ ...state, session: { kind: 'paired', session: session.value } }));
        await loadDirectory();
      } else {
        if (session.fault.code === 'unauthorised' || session.fault.code === 'session-expired') memory.keepToken(null);
        setUnpaired(session.fault);
      }
    },
    pair: async (code) => {
      store.update((state) => ({ ...state, session: { kind: 'unpaired', fault: null, busy: true } }));
      const grant = await api.pair(plainCode(code));
      if (!grant.ok) {
        setUnpaired(grant.fault);
        return;
      }
      memory.keepToken(grant.value.token);
      store.update((state) => ({ ...state, session: { kind: 'paired', session: grant.value.session } }));
      await loadDirectory();
    },
    unpair: async () => {
      await api.unpair();
      memory.keepToken(null);
      setUnpaired(null);
    },
    goAlone: () => {
      store.update((state) => ({ ...state, session: { kind: 'alone' } }));
    },
    askToPair: () => {
      setUnpaired(null);
    },
    lapse: (fault) => {
      memory.keepToken(null);
      setUnpaired(fault);
    },
  };
}
