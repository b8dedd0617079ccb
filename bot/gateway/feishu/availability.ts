import type { Client } from '@larksuiteoapi/node-sdk';
import * as v from 'valibot';
import { fail, ok, type Result } from '../../../core/result.ts';
import { exchange } from './http.ts';

/** Who may use the app and get its messages, as the console's 可用范围 says. */
export interface Availability {
  readonly everyone: boolean;
  /** Listed one by one; who is in by a department or a user group is not among them. */
  readonly people: ReadonlySet<string>;
  readonly excluded: ReadonlySet<string>;
  /** Departments or user groups are in, or shut out: Feishu doesn't tell whom that makes. */
  readonly byDepartment: boolean;
  readonly exceptDepartments: boolean;
}

/** Most of a list that are asked for at once, and most pages: more people than an office has. */
const PAGE_SIZE = 1000;
const MOST_PAGES = 50;

const PATH = '/open-apis/application/v2/app/visibility';
const people = v.optional(v.nullable(v.array(v.object({ open_id: v.string() }))));
const things = v.optional(v.nullable(v.array(v.unknown())));
const page = v.object({
  is_visible_to_all: v.optional(v.number()),
  users: people,
  invisible_users: people,
  departments: things,
  groups: things,
  invisible_departments: things,
  invisible_groups: things,
  has_more_users: v.optional(v.number()),
  user_page_token: v.optional(v.string()),
});
type Page = v.InferOutput<typeof page>;

/** Reads the range, page by page. Fails with Feishu's code, or null where it gave no answer that can be read. */
export async function readAvailability(client: Client, appId: string): Promise<Result<Availability, number | null>> {
  const pages: Page[] = [];
  let token: string | undefined;
  while (pages.length < MOST_PAGES) {
    const params = {
      app_id: appId,
      user_page_size: PAGE_SIZE,
      ...(token === undefined ? {} : { user_page_token: token }),
    };
    const answer = await exchange(() => client.request<unknown>({ method: 'GET', url: PATH, params }));
    if (answer.kind !== 'answered' || answer.code !== 0) return fail(answer.kind === 'answered' ? answer.code : null);
    const read = v.safeParse(page, answer.data);
    if (!read.success) return fail(null);
    pages.push(read.output);
    token = read.output.user_page_token;
    if (read.output.has_more_users !== 1 || token === undefined || token === '') break;
  }
  return ok(joined(pages));
}

function joined(pages: readonly Page[]): Availability {
  const ids = (pick: (page: Page) => Page['users']): ReadonlySet<string> =>
    new Set(pages.flatMap((each) => pick(each) ?? []).map(({ open_id: id }) => id));
  const any = (...picks: readonly ((page: Page) => readonly unknown[] | null | undefined)[]): boolean =>
    pages.some((each) => picks.some((pick) => (pick(each) ?? []).length > 0));
  return {
    everyone: pages.some((each) => each.is_visible_to_all === 1),
    people: ids((each) => each.users),
    excluded: ids((each) => each.invisible_users),
    byDepartment: any(
      (each) => each.departments,
      (each) => each.groups,
    ),
    exceptDepartments: any(
      (each) => each.invisible_departments,
      (each) => each.invisible_groups,
    ),
  };
}

/** Whether the range has nobody at all. */
export const isEmpty = ({ everyone, people, byDepartment }: Availability): boolean =>
  !everyone && people.size === 0 && !byDepartment;

/** Whether somebody is in the range: yes, no, or decided by a department or group of theirs. Exclusion goes first. */
export function inRange(range: Availability, openId: string): 'yes' | 'no' | 'by-department' {
  if (range.excluded.has(openId)) return 'no';
  if (range.everyone || range.people.has(openId)) return range.exceptDepartments ? 'by-department' : 'yes';
  return range.byDepartment ? 'by-department' : 'no';
}
