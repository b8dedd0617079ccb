/** Elements by hand: text is always text, never markup. */
export function el<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  content: string | readonly (Node | string)[],
  className = '',
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  if (className !== '') made.className = className;
  made.append(...(typeof content === 'string' ? [content] : content));
  return made;
}

export function button(words: string, main: boolean, press: () => void): HTMLButtonElement {
  const made = el('button', words, main ? 'main' : '');
  made.type = 'button';
  made.addEventListener('click', press);
  return made;
}

/** A line on coloured ground; the colour never stands alone. */
export const notice = (kind: 'plain' | 'good' | 'warn' | 'bad', text: string): HTMLElement =>
  el('p', text, `notice ${kind}`);

/** Has the browser save a text as a file. */
export function saveFile(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = el('a', '');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => {
    URL.revokeObjectURL(address);
  }, 10_000);
}
