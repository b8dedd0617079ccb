/**
 * GB 32100-2015 and GB 11714-1997 as the test reads them: digit by digit, in big steps, on purpose unlike the code under
 * test. Itself checked against a published example in `fictional-code.test.ts`.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Whether both check characters of a code hold. */
export function isValidCreditCode(code: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/.test(code)) return false;
  return code[16] === organisationCheck(code.slice(8, 16)) && code[17] === lastCheck(code.slice(0, 17));
}

function organisationCheck(body: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  let sum = 0;
  for (let at = 0; at < 8; at++) sum += parseInt(body.charAt(at), 36) * (weights[at] ?? 0);
  return '0123456789X0'.charAt(11 - (sum % 11));
}

function lastCheck(seventeen: string): string {
  let sum = 0;
  let weight = 1;
  for (const character of seventeen) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET.charAt((31 * 1000 - sum) % 31);
}
