import { ERRORS } from '../errors.ts';
import { isJsonArray, type Json, type JsonObject } from '../json.ts';
import type { Person } from '../model.ts';
import { derivedId, type Tenant } from '../tenant.ts';
import { refusal, success, type Answer } from './answer.ts';
import { findPerson, idOf, userIdType } from './receivers.ts';
import type { Call, Route } from './route.ts';

/** Most mobile numbers, and most e-mail addresses, in one lookup. */
const MOST_LOOKED_UP = 50;

/** People: looking them up by mobile or e-mail, reading one, and the range of people the app may see. */
export const CONTACT_ROUTES: readonly Route[] = [
  {
    method: 'post',
    path: '/open-apis/contact/v3/users/batch_get_id',
    api: 'contact.user.batchGetId',
    scopes: ['contact:user.id:readonly'],
    handle: batchGetId,
  },
  {
    method: 'get',
    path: '/open-apis/contact/v3/users/:user_id',
    api: 'contact.user.get',
    scopes: ['contact:contact.base:readonly', 'contact:contact:readonly', 'contact:contact:readonly_as_app'],
    handle: get,
  },
  {
    method: 'get',
    path: '/open-apis/contact/v3/scopes',
    api: 'contact.scope.list',
    scopes: ['contact:contact.base:readonly', 'contact:contact:readonly', 'contact:contact:readonly_as_app'],
    handle: visibleRange,
  },
];

async function batchGetId(tenant: Tenant, call: Call): Promise<Answer> {
  const type = userIdType(call.query['user_id_type']);
  const mobiles = texts(call.body['mobiles']);
  const emails = texts(call.body['emails']);
  if (!type || !mobiles || !emails) return refusal(ERRORS.badRequest);
  if (mobiles.length > MOST_LOOKED_UP || emails.length > MOST_LOOKED_UP) return refusal(ERRORS.badRequest);
  await call.hold();
  const resigned = call.body['include_resigned'] === true;
  const people = [...tenant.store.people.values()].filter(
    (person) =>
      (call.app.contacts === 'everybody' || person.status !== 'unavailable') &&
      (resigned || person.status !== 'resigned'),
  );
  const found = (key: 'mobile' | 'email', value: string, person: Person | undefined): JsonObject => ({
    ...(person && { user_id: idOf(person, type), status: statusOf(person) }),
    [key]: value,
  });
  return success({
    user_list: [
      ...mobiles.map((mobile) =>
        found(
          'mobile',
          mobile,
          people.find((person) => sameMobile(person.mobile, mobile)),
        ),
      ),
      ...emails.map((email) =>
        found(
          'email',
          email,
          people.find((person) => person.email === email),
        ),
      ),
    ],
  });
}

function get(tenant: Tenant, call: Call): Answer {
  const type = userIdType(call.query['user_id_type']);
  const person = type && findPerson(tenant, type, call.params['user_id'] ?? '');
  if (!person || person.status === 'unavailable') return refusal(ERRORS.userUnknown);
  return success({ user: describedPerson(person) });
}

function visibleRange(tenant: Tenant): Answer {
  const visible = [...tenant.store.people.values()].filter((person) => person.status !== 'unavailable');
  return success({
    department_ids: [...new Set(visible.map((person) => departmentId(person.department)))],
    user_ids: visible.map((person) => person.openId),
    group_ids: [],
    has_more: false,
  });
}

/** A person as the contact API and its events tell them. */
export function describedPerson(person: Person): JsonObject {
  return {
    open_id: person.openId,
    union_id: person.unionId,
    user_id: person.userId,
    name: person.name,
    mobile: person.mobile ?? '',
    mobile_visible: true,
    ...(person.email !== null && { email: person.email }),
    status: statusOf(person),
    department_ids: [departmentId(person.department)],
    is_tenant_manager: false,
    job_title: '',
  };
}

function departmentId(name: string): string {
  return derivedId('od-', name);
}

function statusOf(person: Person): JsonObject {
  const resigned = person.status === 'resigned';
  return { is_frozen: false, is_resigned: resigned, is_activated: !resigned, is_exited: false, is_unjoin: false };
}

/** Numbers are kept with or without the country's code. */
function sameMobile(known: string | null, asked: string): boolean {
  const bare = (number: string): string => number.replace(/[\s-]/g, '').replace(/^\+86/, '');
  return known !== null && bare(known) === bare(asked);
}

function texts(value: Json | undefined): string[] | undefined {
  if (value === undefined) return [];
  if (!isJsonArray(value)) return undefined;
  const result = value.filter((entry) => typeof entry === 'string');
  return result.length === value.length ? result : undefined;
}
