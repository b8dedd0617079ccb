import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { manifestSentence } from '../../../bot/add-in/manifest-words.ts';
import { addInId, officeManifest, TEMPLATE_ORIGIN } from '../../../bot/add-in/office-manifest.ts';
import { officeOrigin } from '../../../bot/add-in/office-origin.ts';
import { must } from '../../support/sample-draw.ts';

/* What the manifest must hold, whoever made it, is tested in `test/excel-addin/manifest.test.ts`. */

const template = readFileSync('manifest.xml', 'utf8');
const idOf = (text: string): string => /<Id>(.*)<\/Id>/.exec(text)?.[1] ?? '';
const sentence = (address: string, id?: string): string => {
  const made = officeManifest(template, address, id);
  if (made.ok) throw new Error('it was taken');
  return manifestSentence(made.fault);
};

describe('the address of an office', () => {
  test.each([
    ['https://office.example', 'https://office.example'],
    [' https://office.example/ ', 'https://office.example'],
    ['HTTPS://Office.Example:443', 'https://office.example'],
    ['https://office.example:7443/', 'https://office.example:7443'],
    ['https://10.1.2.3:8443', 'https://10.1.2.3:8443'],
    ['https://[fd00::1]:8443', 'https://[fd00::1]:8443'],
    // RFC 3492 §7.1 (B) for the characters, IDNA for the prefix
    ['https://他们为什么不说中文.example', 'https://xn--ihqwcrb4cv8a8dqg056pqjye.example'],
  ])('%j is %s', (address, origin) => {
    expect(officeOrigin(address)).toEqual({ ok: true, value: origin });
  });

  test.each([
    ['http://office.example', 'address-not-https'],
    ['office.example', 'address-malformed'],
    ['', 'address-malformed'],
    ['https://', 'address-malformed'],
    ['ftp://office.example', 'address-malformed'],
    ['https://office.example:99999', 'address-malformed'],
    ['https://a"b.example', 'address-malformed'],
    ['https://a&b.example', 'address-malformed'],
    [`https://${'a'.repeat(3000)}.example`, 'address-malformed'],
    ['https://office.example/ssj', 'address-with-path'],
    ['https://u:p@office.example', 'address-with-more'],
    ['https://office.example/?a=1', 'address-with-more'],
    ['https://office.example/#x', 'address-with-more'],
  ])('%j is refused', (address, code) => {
    expect(officeOrigin(address)).toMatchObject({ ok: false, fault: { code } });
  });

  test('holds nothing that means something in XML, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string().map((text) => `https://${text}`),
        ),
        (address) => {
          const origin = officeOrigin(address);
          if (origin.ok) expect(origin.value).toMatch(/^https:\/\/[a-z0-9.:[\]-]+$/);
        },
      ),
    );
  });
});

describe('the manifest for an address', () => {
  test.each([
    // uuid.uuid5(uuid.NAMESPACE_URL, …) of Python
    ['https://office.example', 'e4226b10-3d03-58cd-8518-8e01531ba131'],
    ['https://office.example:7443', '29562541-d837-5064-ad14-d8c22d92a326'],
  ])('of %s has always the same id', (address, id) => {
    expect(addInId(address)).toBe(id);
    expect(idOf(must(officeManifest(template, address)))).toBe(id);
    expect(idOf(must(officeManifest(template, `${address}/`)))).toBe(id);
  });

  test('keeps an id that is given', () => {
    const id = '0B9F3C1E-2D4A-4C6B-8E0F-123456789ABC';
    expect(idOf(must(officeManifest(template, 'https://office.example', id)))).toBe(id.toLowerCase());
  });

  test('differs from the repository’s one in id and address alone', () => {
    const made = must(officeManifest(template, 'https://office.example', idOf(template)));
    expect(made).not.toContain(TEMPLATE_ORIGIN);
    expect(made.replaceAll('https://office.example', TEMPLATE_ORIGIN)).toBe(template);
  });

  test('says in a sentence why there is none', () => {
    expect(sentence('http://office.example')).toMatch(/^地址必须以 https:\/\/ 开头/);
    expect(sentence('https://office.example/ssj')).toContain('地址里不能带路径 /ssj');
    expect(sentence('https://u:p@office.example')).not.toContain('u:p');
    expect(sentence('办公室')).toContain('例如 https://office.example');
    expect(sentence('https://office.example', '<x>')).toContain('加载项编号不正确');
  });
});
