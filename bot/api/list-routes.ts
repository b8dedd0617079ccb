import type { Request, Response, Router } from 'express';
import { KEPT_LISTS, type KeptList } from '../../core/lists/list-version.ts';
import type { DepartmentCode } from '../../core/model/ids.ts';
import { isDepartmentCode } from '../../core/model/normalise.ts';
import { MAX_REQUEST_BYTES } from '../../core/wire/api.ts';
import type { Office } from '../office/office.ts';
import { actorOf, answer, sendDocument } from './answers.ts';
import { bytesOf, rawBody } from './body.ts';
import { gate } from './gate.ts';
import { refuse } from './refusal.ts';

/** Lists that are read and compared at once: each may take several times its size in memory. */
const LISTS_AT_ONCE = 2;

/** Calls about the lists that departments keep at the office, and about the people on them. */
export function listRoutes(router: Router, office: Office): void {
  router.get('/lists', (request, response) => {
    answer(response, office.listHeads(actorOf(request, response)));
  });
  router.get('/lists/:department/:kind', (request, response) => {
    const list = listOf(request, response);
    if (list !== null) answer(response, office.listHistory(actorOf(request, response), list.department, list.kind));
  });
  router.get('/lists/:department/:kind/:version', async (request, response) => {
    const list = listOf(request, response);
    if (list === null) return;
    const number = versionIn(request);
    if (number === null) refuse(response, { code: 'not-found' });
    else
      await sendDocument(request, response, await office.listContent(actorOf(request, response), { ...list, number }));
  });
  router.post('/lists', gate(LISTS_AT_ONCE), rawBody(MAX_REQUEST_BYTES), async (request, response) => {
    answer(response, await office.keepList(actorOf(request, response), bytesOf(request)), 201);
  });
  router.get('/people', (request, response) => {
    answer(response, office.people(actorOf(request, response)));
  });
}

/** The list in the address, or null after a refusal. */
function listOf(
  request: Request,
  response: Response,
): { readonly department: DepartmentCode; readonly kind: KeptList } | null {
  const { department, kind } = request.params;
  const list = KEPT_LISTS.find((each) => each === kind);
  if (typeof department === 'string' && isDepartmentCode(department) && list !== undefined) {
    return { department, kind: list };
  }
  refuse(response, { code: 'not-found' });
  return null;
}

/** The version's number in the address. */
function versionIn(request: Request): number | null {
  const { version } = request.params;
  return typeof version === 'string' && /^[1-9]\d{0,9}$/.test(version) ? Number(version) : null;
}
