import type { Hex32 } from '../../../core/model/ids.ts';
import type { WitnessView } from '../../../core/wire/witness.ts';
import { button, el, notice, saveFile } from './elements.ts';
import { Office, type Answer } from './office.ts';
import { backupText, commitmentFor, keep, kept, newValue, opens, valueInBackup } from './secret.ts';
import { chinaDayAndTime, faultSentence, shortNumber } from './words.ts';

/** How often the page asks whose turn it is. */
const ASK_EVERY_MS = 4000;
/** A backup has one short line. */
const MOST_BACKUP_BYTES = 4096;
const MOST_TYPED = 200;

/**
 * The witness's page: makes the value in this browser, hands in its commitment, and opens it when everybody has
 * committed. The value leaves this machine only then.
 */
class Page {
  readonly #office = new Office();
  readonly #root: HTMLElement;
  #view: WitnessView | null = null;
  #value: Hex32 | null = null;
  /** What went wrong last, under the content. */
  #trouble = '';
  #opening = false;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  async start(token: string): Promise<void> {
    if (token === '') {
      this.#root.replaceChildren(notice('bad', '请在飞书的见证卡片上打开这个页面。'));
      return;
    }
    const answer = await this.#office.open(token);
    if (!answer.ok) {
      this.#root.replaceChildren(notice('bad', faultSentence(answer.fault)));
      return;
    }
    this.#value = kept(answer.value);
    this.#show(answer.value);
    setInterval(() => void this.#ask(), ASK_EVERY_MS);
  }

  async #ask(): Promise<void> {
    const standing = this.#view?.standing;
    if (standing !== 'awaited' && standing !== 'committed') return;
    const answer = await this.#office.view();
    if (answer.ok && JSON.stringify(answer.value) === JSON.stringify(this.#view) && this.#trouble === '') return;
    this.#take(answer);
  }

  #take(answer: Answer<WitnessView>): void {
    this.#trouble = answer.ok ? '' : faultSentence(answer.fault);
    const view = answer.ok ? answer.value : this.#view;
    if (view !== null) this.#show(view);
  }

  #show(view: WitnessView): void {
    this.#view = view;
    this.#root.replaceChildren(
      el('h1', view.title),
      el('p', `${view.departmentName}\u3000${view.name}`, 'quiet'),
      steps(view),
      ...this.#body(view),
      ...(this.#trouble === '' ? [] : [notice('bad', this.#trouble)]),
      ...facts(view),
    );
    if (view.standing === 'committed' && view.revealing) void this.#open(view);
  }

  #body(view: WitnessView): readonly HTMLElement[] {
    switch (view.standing) {
      case 'awaited':
        return this.#awaited(view);
      case 'committed':
        return this.#committed(view);
      case 'revealed':
        return [notice('good', '✓ 您的随机数已公开，并与当时的承诺核对一致。可以关闭这个页面了。')];
      case 'missed':
        return [notice('warn', '本轮已截止，没有收到您的随机数。缺席会记入抽取记录。')];
      case 'void':
        return [notice('warn', '这次抽取已作废，不需要再操作。')];
    }
  }

  #awaited(view: WitnessView): readonly HTMLElement[] {
    const typed = el('input', '');
    typed.type = 'text';
    typed.id = 'typed';
    typed.maxLength = MOST_TYPED;
    typed.autocomplete = 'off';
    const label = el('label', '随手输入一些字，一起混进去（可不填）');
    label.htmlFor = typed.id;
    const press = button('生成随机数并承诺', true, () => {
      press.disabled = true;
      void this.#commit(view, typed.value);
    });
    return [
      el(
        'p',
        '随机数在这台电脑上生成并保存，现在只交出一个“承诺”：别人看不出随机数是多少，您也不能再改。全部见证单位承诺后再公开，谁也不能看着别人的来选自己的。',
      ),
      el('p', `请在 ${chinaDayAndTime(view.contributionsUntil)} 前承诺。`),
      label,
      typed,
      press,
    ];
  }

  /** Kept first, handed in afterwards: a commitment that nobody can open would void the draw. */
  async #commit(view: WitnessView, typed: string): Promise<void> {
    const value = this.#value ?? newValue(typed);
    this.#value = value;
    if (!keep(view, value)) this.#save(view, value);
    this.#take(await this.#office.contribute({ kind: 'commit', commitment: commitmentFor(value, view) }));
  }

  #committed(view: WitnessView): readonly HTMLElement[] {
    const value = this.#value;
    if (value === null || !opens(value, view)) return this.#backupAsked(view);
    if (view.revealing) return [notice('plain', '正在公开您的随机数…')];
    return [
      notice('good', '✓ 已承诺，不能更改。'),
      el(
        'p',
        '让这个页面开着：全部见证单位承诺后，它会自动公开您的随机数。关掉也可以，届时机器人会提醒您，请在这台电脑上从卡片再打开。',
      ),
      el('p', `请在 ${chinaDayAndTime(view.revealsUntil)} 前公开；过时不公开，抽取可能作废。`),
      button('保存备份文件', false, () => {
        this.#save(view, value);
      }),
      el('p', '换电脑或清理浏览器之前，请先保存备份。公开之前不要给任何人看。', 'quiet'),
    ];
  }

  #backupAsked(view: WitnessView): readonly HTMLElement[] {
    const file = el('input', '');
    file.type = 'file';
    file.accept = '.txt,text/plain';
    file.id = 'backup';
    const label = el('label', '选择备份文件');
    label.htmlFor = file.id;
    file.addEventListener('change', () => void this.#readBackup(view, file.files?.[0]));
    return [
      notice('warn', '这台电脑的浏览器里没有您承诺的随机数。请换到当时承诺的电脑和浏览器，或选择当时保存的备份文件。'),
      label,
      file,
    ];
  }

  async #readBackup(view: WitnessView, file: File | undefined): Promise<void> {
    if (file === undefined) return;
    const value = file.size > MOST_BACKUP_BYTES ? null : valueInBackup(await file.text());
    const fits = value !== null && opens(value, view);
    this.#trouble = fits ? '' : '这个文件里的随机数与您的承诺不一致，请选择另一个文件。';
    if (fits) {
      this.#value = value;
      keep(view, value);
    }
    this.#show(view);
  }

  async #open(view: WitnessView): Promise<void> {
    const value = this.#value;
    if (this.#opening || value === null || !opens(value, view)) return;
    this.#opening = true;
    const answer = await this.#office.contribute({ kind: 'reveal', value });
    this.#opening = false;
    // with no connection the next look tries again
    if (answer.ok || answer.fault.code !== 'no-connection') this.#take(answer);
  }

  #save(view: WitnessView, value: Hex32): void {
    saveFile(`见证值-${view.draw}.txt`, backupText(view, value));
  }
}

function steps({ standing, revealing }: WitnessView): HTMLElement {
  const at = standing === 'awaited' ? 0 : standing === 'committed' ? (revealing ? 2 : 1) : 3;
  const items = ['① 承诺', '② 等待其他单位', '③ 公开'].map((words, index) =>
    el('li', index < at ? `${words} ✓` : words, index < at ? 'done' : index === at ? 'now' : ''),
  );
  if (standing === 'missed' || standing === 'void') for (const item of items) item.className = '';
  return el('ol', items, 'steps');
}

function facts(view: WitnessView): readonly HTMLElement[] {
  const link = el('a', '查看封存内容');
  link.href = view.publicUrl;
  link.rel = 'noopener noreferrer';
  link.target = '_blank';
  const pairs: readonly (readonly [string, Node | string])[] = [
    ['抽取编号', view.draw],
    ['封存编号', el('code', shortNumber(view.sealHash))],
    ...(view.commitment === null ? [] : ([['承诺编号', el('code', shortNumber(view.commitment))]] as const)),
    ['封存内容', link],
  ];
  const words = { awaited: '未提交', committed: '已承诺', given: '已公开' } as const;
  return [
    el(
      'dl',
      pairs.flatMap(([term, value]) => [el('dt', term), el('dd', [value])]),
    ),
    el('h2', '见证单位'),
    el(
      'ul',
      view.witnesses.map(({ department, name, state }) => el('li', `${department}\u3000${name}（${words[state]}）`)),
      'witnesses',
    ),
  ];
}

const root = document.querySelector<HTMLElement>('#page');
if (root === null) throw new Error('the page has no place for its content');
const token = location.hash.slice(1);
// used up at once: it should not stay in the address or the history
history.replaceState(null, '', location.pathname);
void new Page(root).start(token);
