import { createRoot } from 'react-dom/client';
import { App } from './grid/app.tsx';
import { Desk } from './grid/desk.ts';
import { fetchSample, thisYear } from './grid/file-actions.ts';
import { functionMetadata } from './exchange/function-metadata.ts';
import type { AddIn } from './grid/pane.tsx';
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

/** Functions of the add-in for formulas, from its metadata; none when there is no such file. */
async function addInFunctions(): Promise<Pick<AddIn, 'namespace' | 'functions'>> {
  const named = document.querySelector<HTMLMetaElement>('meta[name="add-in-functions"]');
  const namespace = named?.dataset['namespace'] ?? '';
  if (named === null || namespace === '') return { namespace: '', functions: [] };
  try {
    const answer = await fetch(named.content);
    return { namespace, functions: answer.ok ? (functionMetadata(await answer.json()) ?? []) : [] };
  } catch {
    return { namespace, functions: [] };
  }
}

async function start(root: HTMLElement): Promise<void> {
  const loaded = await Keeper.load(thisYear);
  const kept = loaded?.kept;
  const desk = new Desk(kept?.workbook ?? (await fetchSample()) ?? emptyWorkbook(thisYear), kept?.readAs);
  const functions = await addInFunctions();
  createRoot(root).render(<App desk={desk} addIn={{ url: addInUrl(), ...functions }} />);
  if (loaded !== undefined) new Keeper(loaded.store, desk).start(kept !== undefined);
  else desk.say({ tone: 'info', text: '此浏览器窗口不保存数据，关闭后工作簿就没有了；请用“另存为”保存成文件。' });
}

const root = document.getElementById('root');
if (root === null) throw new Error('The page has no root element');
await start(root);
