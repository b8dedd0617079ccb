/** A card colour as the window paints it. */
interface Tint {
  /** For text and signs on white. */
  readonly ink: string;
  /** For areas behind text of the same colour. */
  readonly wash: string;
}

const TINTS: Readonly<Record<string, Tint>> = {
  default: { ink: '#1f2329', wash: '#f5f6f7' },
  neutral: { ink: '#51565d', wash: '#eff0f1' },
  grey: { ink: '#646a73', wash: '#eff0f1' },
  blue: { ink: '#1d4fb8', wash: '#e6eeff' },
  wathet: { ink: '#0b6c96', wash: '#ddf3fc' },
  turquoise: { ink: '#04707a', wash: '#d9f5f3' },
  green: { ink: '#1b7a2f', wash: '#e0f5e2' },
  lime: { ink: '#5a6e00', wash: '#f0f7d6' },
  yellow: { ink: '#855c00', wash: '#fdf3d0' },
  orange: { ink: '#a24d00', wash: '#feead2' },
  red: { ink: '#b3261e', wash: '#fde5e3' },
  carmine: { ink: '#a3195b', wash: '#fce4ef' },
  violet: { ink: '#8a22a3', wash: '#f8e6fb' },
  purple: { ink: '#5b2ec4', wash: '#ece5fd' },
  indigo: { ink: '#3a4bbf', wash: '#e7eafd' },
  white: { ink: '#ffffff', wash: '#ffffff' },
};

/** The colour of text. Shades such as `grey-500` are the colour itself; anything unknown is the default. */
export function ink(name: string): string {
  return tint(name).ink;
}

/** The colour of an area. */
export function wash(name: string): string {
  return tint(name).wash;
}

function tint(name: string): Tint {
  const base = name.replace(/[-_]\d+$/, '').replace(/^light_/, '');
  const found = Object.hasOwn(TINTS, base) ? TINTS[base] : undefined;
  return found ?? { ink: '#1f2329', wash: '#f5f6f7' };
}

/** Bars of a chart, in turn. */
export const CHART_INKS = ['#1f4e8c', '#2f855a', '#b7791f', '#9b2c2c', '#6b46c1', '#2c7a7b'];

/** The size of a text, in pixels, as the pages of plain and rich text list them. */
export function textSize(name: string | undefined): number {
  const sizes: Readonly<Record<string, number>> = {
    'heading-0': 30,
    'heading-1': 24,
    'heading-2': 20,
    'heading-3': 18,
    'heading-4': 16,
    heading: 16,
    normal: 14,
    notation: 12,
    'xxxx-large': 30,
    'xxx-large': 24,
    'xx-large': 20,
    'x-large': 18,
    large: 16,
    medium: 14,
    small: 12,
    'x-small': 10,
  };
  return name !== undefined && Object.hasOwn(sizes, name) ? (sizes[name] ?? 14) : 14;
}
