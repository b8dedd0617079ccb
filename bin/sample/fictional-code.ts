import { checkCharacter, organisationCheckCharacter } from '../../core/model/uscc.ts';

/** Registration authority and kind of organisation (GB 32100, characters 1 and 2). */
export type CodeKind = '12' | '52' | '91' | '92' | '93';

/**
 * A unified social credit code that is well formed and belongs to nobody: both check characters hold, and the body of
 * the organisation code is `XG` (虚构) with a number of six digits. Organisation codes given out today begin with a
 * digit or with `M`, so no real body looks like this.
 * @param district - six digits of GB/T 2260.
 * @param serial - 0 to 999,999.
 */
export function fictionalCode(kind: CodeKind, district: string, serial: number): string {
  const body = `XG${String(serial).padStart(6, '0')}`;
  const seventeen = `${kind}${district}${body}${organisationCheckCharacter(body)}`;
  return seventeen + checkCharacter(seventeen);
}
