/**
 * A Feishu card, JSON 2.0 (open.feishu.cn, "卡片 JSON 2.0 结构"). Only what our cards use is typed; unknown
 * properties are errors in Feishu, so an element is written with exactly the fields below.
 */
export interface Card {
  readonly schema: '2.0';
  readonly config: { readonly update_multi: true; readonly summary?: { readonly content: string } };
  readonly header: CardHeader;
  readonly body: { readonly elements: readonly CardElement[] };
}

/** Colours of a header: each goes with a word, never alone. */
export type HeaderTemplate = 'blue' | 'green' | 'orange' | 'red' | 'grey';

/** Title bar. */
export interface CardHeader {
  readonly title: PlainText;
  readonly subtitle?: PlainText;
  readonly template: HeaderTemplate;
  /** Small labels beside the title; at most three. */
  readonly text_tag_list?: readonly HeaderTag[];
}

/** A label in the header. */
export interface HeaderTag {
  readonly tag: 'text_tag';
  readonly text: PlainText;
  readonly color: 'neutral' | 'blue' | 'green' | 'orange' | 'red';
}

/** Text that is shown as it is. */
export interface PlainText {
  readonly tag: 'plain_text';
  readonly content: string;
}

/** Paragraph in Feishu's Markdown; what comes from people is escaped by `markdown-text.ts`. */
export interface Markdown {
  readonly tag: 'markdown';
  readonly content: string;
  readonly text_size?: 'normal' | 'heading' | 'xxxx-large' | 'notation';
  readonly text_align?: 'left' | 'center';
}

/** A line across the card. */
export interface Rule {
  readonly tag: 'hr';
}

/** What a click sends back to us, and nothing more: ids, never content. */
export type ClickValue = Readonly<Record<string, string>>;

/** A button that calls back, opens a page, or submits the form it stands in. */
export interface Button {
  readonly tag: 'button';
  readonly text: PlainText;
  readonly type: 'default' | 'primary_filled';
  readonly name?: string;
  readonly form_action_type?: 'submit';
  readonly width?: 'fill';
  readonly behaviors?: readonly ButtonBehaviour[];
  readonly confirm?: { readonly title: PlainText; readonly text: PlainText };
}

/** What a button does. */
export type ButtonBehaviour =
  | { readonly type: 'callback'; readonly value: ClickValue }
  | { readonly type: 'open_url'; readonly default_url: string };

/** One line of text to fill in. At most 1,000 characters. */
export interface Input {
  readonly tag: 'input';
  readonly name: string;
  readonly required?: boolean;
  readonly placeholder?: PlainText;
  readonly max_length?: number;
  readonly input_type?: 'text' | 'multiline_text';
  readonly rows?: number;
  readonly width?: 'fill';
  readonly default_value?: string;
}

/** A day; comes back as `2026-12-01 +0800`. */
export interface DatePicker {
  readonly tag: 'date_picker';
  readonly name: string;
  readonly required?: boolean;
  readonly placeholder?: PlainText;
  readonly width?: 'fill';
}

/** One choice of several. */
export interface Select {
  readonly tag: 'select_static';
  readonly name: string;
  readonly required?: boolean;
  readonly placeholder?: PlainText;
  readonly width?: 'fill';
  readonly options: readonly { readonly text: PlainText; readonly value: string }[];
}

/** Inputs that are sent together; only at the body's root. */
export interface Form {
  readonly tag: 'form';
  readonly name: string;
  readonly elements: readonly (Input | DatePicker | Select | Button | Markdown | ColumnSet)[];
}

/** Columns side by side. */
export interface ColumnSet {
  readonly tag: 'column_set';
  readonly flex_mode?: 'none' | 'stretch' | 'flow';
  readonly horizontal_spacing?: 'small' | 'medium';
  readonly columns: readonly {
    readonly tag: 'column';
    readonly width: 'weighted' | 'auto';
    readonly weight?: number;
    readonly elements: readonly (Markdown | Button)[];
  }[];
}

/** A part that starts folded. */
export interface Panel {
  readonly tag: 'collapsible_panel';
  readonly expanded: false;
  readonly header: { readonly title: PlainText };
  readonly elements: readonly Markdown[];
}

/** A table with pages; at most 5 a card, only at the body's root. */
export interface Table {
  readonly tag: 'table';
  /** 1–10. */
  readonly page_size: number;
  readonly row_height: 'low' | 'middle' | 'high';
  readonly columns: readonly {
    readonly name: string;
    readonly display_name: string;
    readonly data_type: 'text' | 'lark_md';
    readonly width?: 'auto' | `${number}px` | `${number}%`;
  }[];
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** What may stand in a card's body. */
export type CardElement = Markdown | Rule | Button | Form | ColumnSet | Panel | Table;

/** Most bytes of a card's JSON (230025 beyond). */
export const MAX_CARD_BYTES = 30 * 1024;
/** Most elements of a card, nested ones included (11310 beyond). */
export const MAX_CARD_ELEMENTS = 200;
