import { createRoot } from 'react-dom/client';
import { App } from './grid/app.tsx';
import { Desk } from './grid/desk.ts';
import { fetchSample, thisYear } from './grid/file-actions.ts';
import { emptyWorkbook } from './exchange/sample.ts';
import { Keeper } from './store/keeper.ts';
import './grid/workbench.css';

/** Where the add-in is, unless the page or its address says otherwise. */
const ADD_IN = '/addin/taskpane.html';

/** Address of the add-in: from the page's address when it is of this origin, else from the page itself. */
function addInUrl(): string {
  const named = document.querySelector<HTMLMetaElement>('meta[name="add-in"]')?.content ?? ADD_IN;
  const asked = new URLSearchParams(location.search).get('addin');
  if (asked === null) return named;
  const url = new URL(asked, location.href);
  return url.origin === location.origin ? url.href : named;
}

async function start(root: HTMLElement): Promise<void> {
  const loaded = await Keeper.load(thisYear);
  const kept = loaded?.kept;
  const desk = new Desk(kept?.workbook ?? (await fetchSample()) ?? emptyWorkbook(thisYear), kept?.readAs);
  createRoot(root).render(<App desk={desk} addIn={addInUrl()} />);
  if (loaded !== undefined) new Keeper(loaded.store, desk).start(kept !== undefined);
  else desk.say({ tone: 'info', text: '此浏览器窗口不保存数据，关闭后工作簿就没有了；请用“另存为”保存成文件。' });
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
await start(root);
