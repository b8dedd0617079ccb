import { createRoot } from 'react-dom/client';
import { announcedHolidays } from '../../core/calendar/announced-holidays.ts';
import { workCalendar } from '../../core/calendar/working-days.ts';
import { apiClient } from '../api/api-client.ts';
import { functionsHost } from '../functions/functions-host.ts';
import { registerFunctions } from '../functions/registration.ts';
import { speak, words } from '../words/words.ts';
import { officeWorkbook } from '../workbook/office/office-workbook.ts';
import { paneActions } from './actions.ts';
import { loadOffice } from './office-loader.ts';
import { connectRibbon } from './ribbon.ts';
import { saveFile } from './save-file.ts';
import type { Services } from './services.ts';
import { INITIAL_STATE } from './state/pane-state.ts';
import { storageMemory, TOKEN_KEY } from './state/pane-memory.ts';
import { createStore } from './state/store.ts';
import { App } from './view/app.tsx';
import { CrashGuard } from './view/crash-guard.tsx';
import { PaneContext } from './view/pane-context.tsx';
import { StartNotice } from './view/start-notice.tsx';
import { ThemedPage } from './view/themed-page.tsx';
import { browserListWorker, listDesk } from './sync/list-desk.ts';
import { browserWorker } from './worker/browser-worker.ts';
import { drawWorker } from './worker/draw-worker.ts';
import './view/taskpane.css';
import './sync/sync.css';

/** The composition root of the pane: everything outside it is named here and nowhere else. */
function browserServices(): Services {
  const pause = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    });
  const memory = storageMemory(localStorage, sessionStorage);
  return {
    store: createStore(INITIAL_STATE),
    workbook: officeWorkbook(),
    api: apiClient({ origin: location.origin, fetch: fetch.bind(globalThis), token: memory.token }),
    memory,
    worker: drawWorker(browserWorker, pause),
    desk: listDesk(browserListWorker, pause),
    office: location.origin,
    calendar: workCalendar(announcedHolidays()),
    now: () => Date.now(),
    pause,
    randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
    saveFile,
    openPage: (url) => {
      window.open(url, '_blank', 'noopener');
    },
  };
}

/** Excel's theme; null where Excel tells none. */
const toldDark = ({ officeTheme }: Partial<Pick<Office.Context, 'officeTheme'>>): boolean | null =>
  officeTheme?.isDarkTheme ?? null;

async function start(root: HTMLElement): Promise<void> {
  const office = await loadOffice(document);
  speak(office === 'in-excel' ? Office.context.displayLanguage : navigator.language);
  document.documentElement.lang = words.common.language;
  document.title = words.common.product;
  if (office !== 'in-excel') {
    createRoot(root).render(
      <ThemedPage toldDark={null}>
        <StartNotice office={office} />
      </ThemedPage>,
    );
    return;
  }
  const services = browserServices();
  const functions = functionsHost(globalThis);
  if (functions !== null) registerFunctions(functions, services.calendar);
  const actions = paneActions(services);
  createRoot(root).render(
    <ThemedPage toldDark={toldDark(Office.context)}>
      <CrashGuard>
        <PaneContext.Provider value={{ services, actions }}>
          <div className="page">
            <App />
          </div>
        </PaneContext.Provider>
      </CrashGuard>
    </ThemedPage>,
  );
  connectRibbon(
    {
      associate: (name, run) => {
        Office.actions.associate(name, (event?: Office.AddinCommands.Event) => {
          void run(event);
        });
      },
      showPane: () => Office.addin.showAsTaskpane(),
    },
    actions,
  );
  // two workbooks of one user share the token: pairing in one is enough
  addEventListener('storage', ({ key, newValue }) => {
    if (key === TOKEN_KEY && newValue !== null) void actions.session.pairedElsewhere();
  });
  await actions.open();
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root element');
await start(root);
