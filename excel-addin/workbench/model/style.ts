/** A border of one side of a cell. */
export interface Border {
  readonly style: 'Continuous' | 'Dash' | 'DashDot' | 'DashDotDot' | 'Dot' | 'Double' | 'SlantDashDot';
  /** `#RRGGBB`. */
  readonly color: string;
  readonly weight: 'Hairline' | 'Thin' | 'Medium' | 'Thick';
}

export type HorizontalAlignment =
  'General' | 'Left' | 'Center' | 'Right' | 'Fill' | 'Justify' | 'CenterAcrossSelection' | 'Distributed';

export type VerticalAlignment = 'Top' | 'Center' | 'Bottom' | 'Justify' | 'Distributed';

export type UnderlineStyle = 'None' | 'Single' | 'Double' | 'SingleAccountant' | 'DoubleAccountant';

/** How a cell looks, and whether what is typed into it stays text. Colours are `#RRGGBB`; sizes are points. */
export interface Style {
  readonly numberFormat: string;
  /** Background; null for none. */
  readonly fill: string | null;
  readonly fontColor: string;
  readonly fontName: string;
  readonly fontSize: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly strikethrough: boolean;
  readonly underline: UnderlineStyle;
  readonly horizontal: HorizontalAlignment;
  readonly vertical: VerticalAlignment;
  readonly indent: number;
  readonly wrap: boolean;
  readonly shrink: boolean;
  /** A cell of a protected sheet that may not be changed; Excel's cells are locked unless said otherwise. */
  readonly locked: boolean;
  readonly formulaHidden: boolean;
  readonly top: Border | null;
  readonly bottom: Border | null;
  readonly left: Border | null;
  readonly right: Border | null;
}

/** A new workbook's cell in a Chinese Excel: 等线 11. */
export const DEFAULT_STYLE: Style = {
  numberFormat: 'General',
  fill: null,
  fontColor: '#000000',
  fontName: '等线',
  fontSize: 11,
  bold: false,
  italic: false,
  strikethrough: false,
  underline: 'None',
  horizontal: 'General',
  vertical: 'Center',
  indent: 0,
  wrap: false,
  shrink: false,
  locked: true,
  formulaHidden: false,
  top: null,
  bottom: null,
  left: null,
  right: null,
};

/** Number of a style within its {@link StyleBook}; 0 is {@link DEFAULT_STYLE}. */
export type StyleId = number;

/** Every style in use once, so that a cell costs a small number. */
export class StyleBook {
  readonly #styles: Style[] = [DEFAULT_STYLE];
  readonly #ids = new Map<string, StyleId>([[JSON.stringify(DEFAULT_STYLE), 0]]);

  get(id: StyleId): Style {
    return this.#styles[id] ?? DEFAULT_STYLE;
  }

  /** The number of a style, new when it has not been seen. */
  idOf(style: Style): StyleId {
    const key = JSON.stringify(style);
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    this.#styles.push(style);
    this.#ids.set(key, this.#styles.length - 1);
    return this.#styles.length - 1;
  }

  /** The style `id` with some properties changed. */
  patched(id: StyleId, patch: Partial<Style>): StyleId {
    return this.idOf({ ...this.get(id), ...patch });
  }

  /** Takes styles kept elsewhere, by their numbers; only before any other is in use. */
  import(styles: readonly Style[]): void {
    for (const style of styles) this.idOf(style);
  }

  /** All styles, by number. */
  all(): readonly Style[] {
    return this.#styles;
  }
}
