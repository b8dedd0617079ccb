import { isJsonArray, isJsonObject, type Json, type JsonObject } from '../json.ts';
import { exactly, object } from './checks.ts';
import { COMPONENTS } from './components.ts';
import { CardReport, SUBCODE, type CardFault } from './fault.ts';
import { checkFrame } from './frame.ts';
import { checkPeople } from './people.ts';
import { checkRows } from './tables-and-charts.ts';

/** Feishu's limits for one JSON 2.0 card. */
export const CARD_LIMITS = {
  /** Bytes of the content as it stands in the request's body, that is with its quotes escaped. */
  bytes: 30 * 1024,
  /** Components and elements: everything with a `tag`. */
  elements: 200,
  /** Components within components; columns count. */
  levels: 5,
  tables: 5,
} as const;

/** What to hold a card to beyond its form. */
export interface CardRules {
  /** Refuse ids of people for whom this is false; left out: any id passes. */
  readonly knownPerson?: (id: string) => boolean;
}

/** The verdict on a card. Its measures are given either way, for tests that watch how near a card is to the limits. */
export type CardVerdict = { readonly bytes: number; readonly elements: number; readonly levels: number } & (
  { readonly ok: true } | { readonly ok: false; readonly faults: readonly [CardFault, ...CardFault[]] }
);

interface Walk {
  readonly report: CardReport;
  readonly names: Set<string>;
  readonly ids: Set<string>;
  readonly rules: CardRules;
  tables: number;
  levels: number;
}

interface Place {
  readonly level: number;
  readonly inForm: boolean;
}

/**
 * Checks a JSON 2.0 card as Feishu does before it accepts one: known properties of the right form, limits on size,
 * elements, nesting and tables, forms and tables only at the body's root, unique names in forms, a submit button.
 * Source: "卡片 JSON 2.0 结构", "版本更新说明" and the component pages. Stricter than documented only where documents
 * disagree, so that a card accepted here is accepted there.
 */
export function validateCard(card: unknown, rules: CardRules = {}): CardVerdict {
  // The card came from JSON text or is about to become it.
  const value = card as Json;
  if (isDeeper(value, DEEPEST_JSON)) return tooDeep();
  const walk: Walk = { report: new CardReport(), names: new Set(), ids: new Set(), rules, tables: 0, levels: 0 };
  checkFrame(value, walk.report);
  const body = isJsonObject(value) ? value['body'] : undefined;
  if (isJsonObject(body)) {
    checkChildren(body['elements'], 'ROOT -> body -> elements', walk, { level: 1, inForm: false });
  }
  const measures = { bytes: bytesOf(value), elements: countTags(value), levels: walk.levels };
  const [first, ...others] = [...limitFaults(measures), ...walk.report.faults];
  return first ? { ok: false, faults: [first, ...others], ...measures } : { ok: true, ...measures };
}

/** Bytes of the content as a request's body carries it: JSON text within JSON text. */
function bytesOf(card: Json): number {
  const content = JSON.stringify(card) as string | undefined;
  return Buffer.byteLength(JSON.stringify(content ?? ''));
}

function limitFaults({ bytes, elements }: { readonly bytes: number; readonly elements: number }): CardFault[] {
  const faults: CardFault[] = [];
  if (bytes > CARD_LIMITS.bytes) {
    const message = `the card takes ${bytes} of ${CARD_LIMITS.bytes} bytes`;
    faults.push({ code: 230025, subcode: 230025, path: 'ROOT', message });
  }
  if (elements > CARD_LIMITS.elements) {
    const message = `element exceeds the limit: ${elements} of ${CARD_LIMITS.elements}`;
    faults.push({ code: 230099, subcode: SUBCODE.limit, path: 'ROOT', message });
  }
  return faults;
}

/** Deepest JSON looked into: well beyond what five levels of components reach, well within what a stack holds. */
const DEEPEST_JSON = 64;

function isDeeper(value: Json | undefined, depth: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return depth === 0 || Object.values(value).some((member: Json | undefined) => isDeeper(member, depth - 1));
}

function tooDeep(): CardVerdict {
  const message = `parse card json err: nested deeper than ${DEEPEST_JSON}`;
  const fault: CardFault = { code: 230099, subcode: SUBCODE.badJson, path: 'ROOT', message };
  return { ok: false, faults: [fault], bytes: 0, elements: 0, levels: 0 };
}

/** A fault in the words of Feishu's answer: `ext=ErrCode: …; ErrPath: …; ErrMsg: …`. */
export function faultDetail(fault: CardFault): string {
  if (fault.code === 230025) return `ext=${fault.message}`;
  return `ext=ErrCode: ${fault.subcode}; ErrPath: ${fault.path}; ErrMsg: ${fault.message}; `;
}

function checkChildren(children: Json | undefined, path: string, walk: Walk, place: Place, onlyTag?: string): void {
  if (!isJsonArray(children)) return;
  children.forEach((child, index) => {
    const tag = isJsonObject(child) ? child['tag'] : undefined;
    const at = `${path} -> [${index}](tag: ${typeof tag === 'string' ? tag : '?'})`;
    if (!isJsonObject(child) || typeof tag !== 'string') walk.report.wrong(at, 'a component with a tag', child);
    else if (onlyTag !== undefined ? tag !== onlyTag : tag === 'column') {
      walk.report.wrong(at, onlyTag ?? 'a component other than column', tag);
    } else checkComponent(child, tag, at, walk, place);
  });
}

function checkComponent(component: JsonObject, tag: string, path: string, walk: Walk, place: Place): void {
  const { report } = walk;
  const spec = Object.hasOwn(COMPONENTS, tag) ? COMPONENTS[tag] : undefined;
  if (!spec) {
    const message = `cards of schema V2 no longer support this capability; ErrorValue: unsupported tag ${tag}`;
    report.add(SUBCODE.unsupportedTag, path, message);
    return;
  }
  walk.levels = Math.max(walk.levels, place.level);
  if (place.level > CARD_LIMITS.levels)
    report.add(SUBCODE.limit, path, `nested deeper than ${CARD_LIMITS.levels} levels`);
  if (spec.rootOnly && place.level > 1) report.add(SUBCODE.badJson, path, `${tag} may only stand at the body's root`);
  if (spec.formOnly && !place.inForm) report.add(SUBCODE.badJson, path, `${tag} may only stand in a form`);
  object({
    required: { ...spec.shape.required, tag: exactly(tag) },
    ...(spec.shape.optional && { optional: spec.shape.optional }),
  })(component, path, report);
  checkUnique(component['element_id'], walk.ids, `${path} -> element_id`, report);
  if (spec.field) checkField(component, tag, path, walk, place);
  if (tag === 'table') checkTable(component, path, walk);
  if (tag === 'form') checkForm(component, path, walk);
  if (walk.rules.knownPerson) checkPeople(component, path, report, walk.rules.knownPerson);
  if (!spec.children || place.level > CARD_LIMITS.levels) return;
  const inForm = place.inForm || tag === 'form';
  const onlyTag = spec.children === 'columns' ? 'column' : undefined;
  checkChildren(
    component[spec.children],
    `${path} -> ${spec.children}`,
    walk,
    { level: place.level + 1, inForm },
    onlyTag,
  );
}

/** In a form every field needs a name, and only there may a button submit. */
function checkField(component: JsonObject, tag: string, path: string, walk: Walk, place: Place): void {
  if (place.inForm && component['name'] === undefined) {
    walk.report.add(SUBCODE.badJson, `${path} -> name`, `${tag} in a form needs a name`);
  }
  if (!place.inForm && component['form_action_type'] !== undefined) {
    walk.report.add(SUBCODE.badJson, `${path} -> form_action_type`, 'only a button in a form can submit or reset');
  }
  if (!place.inForm && component['required'] === true) {
    walk.report.add(SUBCODE.badJson, `${path} -> required`, 'required has no meaning outside a form');
  }
  checkUnique(component['name'], walk.names, `${path} -> name`, walk.report);
}

function checkForm(form: JsonObject, path: string, walk: Walk): void {
  checkUnique(form['name'], walk.names, `${path} -> name`, walk.report);
  const elements = form['elements'];
  if (isJsonArray(elements) && elements.some(isSubmit)) return;
  walk.report.add(SUBCODE.badJson, path, 'a form needs a submit button directly in it');
}

/** A note demands it directly in the form, though the form's own example has it in a column: the note is kept to. */
function isSubmit(element: Json): boolean {
  return isJsonObject(element) && element['tag'] === 'button' && element['form_action_type'] === 'submit';
}

function checkTable(table: JsonObject, path: string, walk: Walk): void {
  walk.tables += 1;
  if (walk.tables > CARD_LIMITS.tables) {
    walk.report.add(SUBCODE.limit, path, `table number over limit: at most ${CARD_LIMITS.tables} in a card`);
  }
  checkRows(table, path, walk.report);
}

function checkUnique(value: Json | undefined, seen: Set<string>, path: string, report: CardReport): void {
  if (typeof value !== 'string') return;
  if (seen.has(value)) report.add(SUBCODE.badJson, path, `used twice in the card: ${value}`);
  seen.add(value);
}

/** Members whose inside is data of the bot's or of VChart's, not elements. */
const DATA_MEMBERS = new Set(['chart_spec', 'rows', 'value', 'style']);

/** Everything with a `tag`: components, texts, icons. */
function countTags(value: Json | undefined): number {
  if (isJsonArray(value)) return value.reduce<number>((sum, entry) => sum + countTags(entry), 0);
  if (!isJsonObject(value)) return 0;
  let count = typeof value['tag'] === 'string' ? 1 : 0;
  for (const [name, member] of Object.entries(value)) if (!DATA_MEMBERS.has(name)) count += countTags(member);
  return count;
}
