/** The one or two signs that stand for a person, as Feishu takes them: the end of a Chinese name. */
export function initialsOf(name: string): string {
  const signs = Array.from(name.trim());
  if (signs.length === 0) return '?';
  return /[\u4e00-\u9fff]/.test(name) ? signs.slice(-2).join('') : signs.slice(0, 2).join('').toUpperCase();
}
