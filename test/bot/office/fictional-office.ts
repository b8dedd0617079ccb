import type { Configuration } from '../../../bot/configuration.ts';
import type { OfficeProfile } from '../../../bot/office/profile.ts';
import type { ServerPrograms } from '../../../bot/server.ts';
import { sealHash } from '../../../core/draw/sealing.ts';
import type { Seal } from '../../../core/draw/seal.ts';
import type { Person } from '../../../core/journal/activity.ts';
import type { DepartmentCode, InspectorId } from '../../../core/model/ids.ts';
import type { Contact } from '../../../core/model/inspector.ts';
import { plusSeconds } from '../../../core/model/instant.ts';
import { departmentCode, inspectorId } from '../../../core/model/normalise.ts';
import { withDeclarations } from '../../../core/roster/declarations.ts';
import type { SealOffer, SealRequest } from '../../../core/wire/api.ts';
import {
  must,
  sampleEntities,
  sampleInspector,
  sampleRules,
  sampleSeal,
  withSalts,
} from '../../support/sample-draw.ts';

/** An office with people and lists for tests of commands and API. All names are fictional. */

/** 2026-11-20 09:00 in China. */
export const START_MS = Date.UTC(2026, 10, 20, 1, 0, 0);

const department = (code: string): DepartmentCode => must(departmentCode(code));
const id = (text: string): InspectorId => must(inspectorId(text));

export const SCJG = department('SCJG');
export const XFJY = department('XFJY');
export const WJW = department('WJW');

export const CLERK: Person = { id: id('C1'), name: '示例经办人', department: SCJG, role: 'clerk' };
export const OTHER_CLERK: Person = { id: id('C2'), name: '示例消防经办人', department: XFJY, role: 'clerk' };
export const FOREIGN_CLERK: Person = { id: id('C3'), name: '示例卫健经办人', department: WJW, role: 'clerk' };
export const JOINT_OFFICE: Person = { id: id('J1'), name: '示例联席办', department: SCJG, role: 'joint-office' };
export const AUDITOR: Person = { id: id('A1'), name: '示例审计员', department: WJW, role: 'auditor' };
export const WITNESS_A: Person = { id: id('W0'), name: '示例见证人甲', department: SCJG, role: 'clerk' };
export const WITNESS_B: Person = { id: id('W1'), name: '示例见证人乙', department: XFJY, role: 'auditor' };
export const STAFF = [CLERK, OTHER_CLERK, FOREIGN_CLERK, JOINT_OFFICE, AUDITOR, WITNESS_A, WITNESS_B];

export const ENTITIES = sampleEntities(120);
/** Officers of two departments, all of whom may go anywhere. */
export const INSPECTORS = Array.from({ length: 12 }, (_, index) =>
  sampleInspector(index, { department: index % 2 === 0 ? SCJG : XFJY }),
);
/** A mobile number that a test can look for in logs. */
export const MOBILE = '13900001234';

const contacts: readonly Contact[] = INSPECTORS.map((inspector) => ({ id: inspector.id, mobile: MOBILE }));

export const PROFILE: OfficeProfile = {
  name: '示例联席会议办公室（虚构）',
  drawPrefix: 'SZ',
  departments: [SCJG, XFJY, WJW].map((code) => ({ code, name: `${code}（示例）` })),
  districts: [],
  itemListVersion: '2026-1',
  leastAssurance: 1,
};

/** A configuration on free ports, without chat. */
export const configurationAt = (dataFolder: string): Configuration => ({
  dataFolder,
  office: PROFILE,
  host: '127.0.0.1',
  officePort: 0,
  publicPort: 0,
  publicUrl: 'https://public.example',
  officeUrl: null,
  certificate: null,
  officeJs: { kind: 'installed' },
  feishu: null,
  logLevel: 'debug',
});

/** No built programs: tests of the API need none. */
export const NO_PROGRAMS: ServerPrograms = {
  taskpane: 'no-such-folder',
  manifest: 'manifest.xml',
  officeJs: null,
  publicSite: 'no-such-folder',
  witnessPage: 'no-such-folder',
  drawWorker: null,
};

/** The witnesses of an ordinary seal: one types, one commits. */
export const WITNESSES: Seal['witnesses'] = [
  { department: SCJG, person: WITNESS_A.id, name: WITNESS_A.name, form: 'typed' },
  { department: XFJY, person: WITNESS_B.id, name: WITNESS_B.name, form: 'committed' },
];

/** What a pane makes of an offer. */
export function sealRequest(offer: SealOffer, over: Partial<Seal> = {}, entities = ENTITIES): SealRequest {
  const inspectors = withSalts(withDeclarations(INSPECTORS, offer.declarations, entities));
  const seal = sampleSeal(entities, inspectors, {
    drawNumber: offer.drawNumber,
    sealedAt: offer.issuedAt,
    secretHash: offer.secretHash,
    rules: sampleRules({
      team: { size: 2, routeLength: 3, loadCap: 10, districtRule: 'any', leadQualification: '' },
    }),
    witnesses: WITNESSES,
    contributionsUntil: plusSeconds(offer.issuedAt, 3600),
    revealsUntil: plusSeconds(offer.issuedAt, 7200),
    ...over,
  });
  return { seal, sealHash: sealHash(seal), entities, inspectors, contacts };
}
