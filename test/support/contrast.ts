/**
 * Texts of a page that are too faint (WCAG 2.2, 1.4.3: 4.5:1, large text 3:1). Runs within the page, so it refers to
 * nothing outside of itself. Switched-off controls are exempt, as the guideline has it.
 */
export function faintTexts(): string[] {
  interface Colour {
    readonly rgb: readonly [number, number, number];
    readonly alpha: number;
  }
  const parse = (text: string): Colour => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (text.match(/[\d.]+/g) ?? []).map(Number);
    return { rgb: [r, g, b], alpha };
  };
  const over = (top: Colour, below: Colour): Colour => {
    const mix = (index: 0 | 1 | 2): number => top.rgb[index] * top.alpha + below.rgb[index] * (1 - top.alpha);
    return { rgb: [mix(0), mix(1), mix(2)], alpha: 1 };
  };
  const luminance = ({ rgb }: Colour): number => {
    const [r, g, b] = rgb.map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * (r ?? 0) + 0.7152 * (g ?? 0) + 0.0722 * (b ?? 0);
  };
  const ground = (element: Element | null): Colour => {
    if (element === null) return { rgb: [255, 255, 255], alpha: 1 };
    const own = parse(getComputedStyle(element).backgroundColor);
    return own.alpha === 1 ? own : over(own, ground(element.parentElement));
  };
  const faint: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    const text = node.textContent?.trim() ?? '';
    if (element === null || text === '' || element.closest(':disabled, [aria-disabled="true"], svg, script, style'))
      continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (style.visibility === 'hidden' || box.width <= 1 || box.height <= 1) continue;
    const below = ground(element);
    const shown = over(parse(style.color), below);
    const [light, dark] = [luminance(shown), luminance(below)].sort((a, b) => b - a);
    const ratio = ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
    const size = parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) faint.push(`${ratio.toFixed(2)} “${text.slice(0, 30)}” ${style.color}`);
  }
  return faint;
}
