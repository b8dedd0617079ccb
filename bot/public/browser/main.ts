import { CHECK_NAMES, type Check } from '../../../core/verify/report.ts';
import { checkWords, evidenceWords } from './check-words.ts';
import type { VerifyNews, VerifyRequest } from './verify-messages.ts';

/** Runs the verification on the visitor's own machine and ticks off the checks as they come. */
interface Board {
  readonly button: HTMLButtonElement;
  readonly progress: HTMLElement;
  readonly checks: HTMLElement;
  /** The record's hash as the journal has it. */
  readonly expected: string;
  readonly url: string;
}

const MARKS: Record<Check['outcome'], string> = { passed: '✓', failed: '✗', 'not-shown': '–' };

function findBoard(): Board | null {
  const button = document.querySelector<HTMLButtonElement>('#verify');
  const progress = document.querySelector<HTMLElement>('#verification-progress');
  const checks = document.querySelector<HTMLElement>('#verification-checks');
  if (button === null || progress === null || checks === null) return null;
  const { transcript = '', expected = '' } = button.dataset;
  return { button, progress, checks, expected, url: new URL(transcript, location.href).href };
}

function start(board: Board): void {
  board.button.disabled = true;
  board.checks.replaceChildren();
  const bar = document.createElement('progress');
  bar.max = CHECK_NAMES.length;
  bar.value = 0;
  const note = line('正在下载抽取记录…');
  const stop = document.createElement('button');
  stop.type = 'button';
  stop.className = 'plain';
  stop.textContent = '停止';
  board.progress.replaceChildren(note, bar, stop);
  const worker = new Worker('/assets/verify-worker.js', { type: 'module' });
  const finish = (verdict: HTMLElement): void => {
    worker.terminate();
    board.button.disabled = false;
    board.button.textContent = '再核验一次';
    board.progress.replaceChildren(verdict);
  };
  stop.addEventListener('click', () => {
    finish(line('已停止。'));
  });
  worker.addEventListener('error', () => {
    finish(verdictLine(false, '核验程序出错，请换一个浏览器再试。'));
  });
  worker.addEventListener('message', (event: MessageEvent<VerifyNews>) => {
    const news = event.data;
    switch (news.kind) {
      case 'unreadable':
        finish(verdictLine(false, '抽取记录下载失败，请稍后再试。'));
        break;
      case 'loaded':
        board.checks.append(hashRow(news.hash, board.expected));
        note.textContent = `正在重新计算（记录 ${Math.ceil(news.bytes / 1024)} KB）…`;
        break;
      case 'progress':
        note.textContent = `正在重新计算 ${news.done}/${news.total}…`;
        break;
      case 'check':
        bar.value += 1;
        board.checks.append(checkRow(news.check));
        break;
      case 'verdict':
        finish(verdict(board, news.verdict));
        break;
    }
  });
  const request: VerifyRequest = { url: board.url };
  worker.postMessage(request);
}

function verdict(board: Board, good: boolean): HTMLElement {
  const rows = [...board.checks.children];
  const passed = rows.filter((row) => row.classList.contains('passed')).length;
  const failed = rows.filter((row) => row.classList.contains('failed')).length;
  const closed = rows.length - passed - failed;
  const rest = closed === 0 ? '' : `，另有 ${closed} 项公开版无法核验`;
  if (good && failed === 0) return verdictLine(true, `核验通过：您的浏览器算出 ${passed} 项全部相符${rest}。`);
  return verdictLine(false, `核验未通过：${failed} 项不相符。请保存记录并向公布机关反映。`);
}

/** The file itself is the one whose hash was published. */
function hashRow(found: string, expected: string): HTMLElement {
  const same = found === expected;
  const evidence = same ? '' : `公布的是 ${expected}；文件是 ${found}`;
  return row(same ? 'passed' : 'failed', '记录就是公布校验码的那一份', evidence);
}

const checkRow = (check: Check): HTMLElement => row(check.outcome, checkWords[check.name], evidenceWords(check));

function row(outcome: Check['outcome'], words: string, evidence: string): HTMLElement {
  const item = document.createElement('li');
  item.className = outcome;
  const mark = document.createElement('span');
  mark.className = 'mark';
  mark.textContent = MARKS[outcome];
  const text = document.createElement('span');
  text.textContent = words;
  item.append(mark, text);
  if (evidence !== '') {
    const shown = document.createElement('span');
    shown.className = 'evidence';
    shown.textContent = evidence;
    item.append(shown);
  }
  return item;
}

function line(text: string): HTMLElement {
  const paragraph = document.createElement('p');
  paragraph.textContent = text;
  return paragraph;
}

function verdictLine(good: boolean, text: string): HTMLElement {
  const paragraph = line(text);
  paragraph.className = `verdict ${good ? 'passed' : 'failed'}`;
  return paragraph;
}

const board = findBoard();
if (board !== null) {
  board.button.hidden = false;
  board.button.addEventListener('click', () => {
    start(board);
  });
}
