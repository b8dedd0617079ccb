import { sha256Text } from '../../core/encoding/sha256.ts';
import type { DepartmentCode } from '../../core/model/ids.ts';
import type { Role } from '../../core/wire/api.ts';

/**
 * A fictional member of the sample office, who is also a person of the local Feishu.
 * Mobiles are `1990000` and four digits, addresses lie in `example.com` (RFC 2606): neither reaches anybody.
 */
export interface SamplePerson {
  readonly staffId: string;
  readonly openId: string;
  readonly name: string;
  readonly mobile: string;
  readonly email: string;
  /** Name of the department, as the chat window shows it. */
  readonly department: string;
  readonly departmentCode: DepartmentCode;
  readonly role: Role;
}

/** Account of a staff number in the local Feishu: of the form that Feishu gives, and the same at every start. */
export function openIdOf(staffId: string): string {
  return `ou_${sha256Text(`double-random sample\n${staffId}`).slice(0, 32)}`;
}
