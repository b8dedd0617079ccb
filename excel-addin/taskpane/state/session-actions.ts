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
  /** Another workbook of this user has paired: its token holds here too. */
  readonly pairedElsewhere: () => Promise<void>;
  /** Works on lists and plan without the server. */
  readonly goAlone: () => void;
  /** Back to the pairing screen. */
  readonly askToPair: () => void;
  /** A call was refused for want of a session: the token is worthless, and the clerk is told why. */
  readonly lapse: (fault: CallFault) => void;
}

/** Who is told what becomes of the session. */
export interface SessionListeners {
  /** Departments and districts have become known. */
  readonly onPlaces: () => Promise<void>;
  /** Somebody has paired, be it for the first time or in the middle of a task. */
  readonly onPaired: () => Promise<void>;
}

/** Makes the actions. A lapsed session takes nothing with it: plan, lists and draw stay as they are. */
export function sessionActions(services: Services, { onPlaces, onPaired }: SessionListeners): SessionActions {
  const { store, api, memory } = services;

  const setUnpaired = (fault: CallFault | null): void => {
    store.update((state) => ({ ...state, session: { kind: 'unpaired', fault, busy: false } }));
  };

  const isPaired = (): boolean => store.get().session.kind === 'paired';

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
      await Promise.all([loadDirectory(), onPaired()]);
    },
    unpair: async () => {
      await api.unpair();
      memory.keepToken(null);
      setUnpaired(null);
    },
    pairedElsewhere: async () => {
      if (isPaired() || memory.token() === null) return;
      const session = await api.session();
      if (!session.ok || isPaired()) return;
      store.update((state) => ({ ...state, session: { kind: 'paired', session: session.value } }));
      await Promise.all([loadDirectory(), onPaired()]);
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
