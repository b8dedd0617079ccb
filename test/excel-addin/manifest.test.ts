import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { FUNCTION_IDS } from '../../excel-addin/functions/registration.ts';
import { functionMetadata } from '../../excel-addin/workbench/exchange/function-metadata.ts';
import { RIBBON_FUNCTIONS } from '../../excel-addin/taskpane/ribbon.ts';

/*
 * Microsoft's own check of XML manifests asks an online service, so what Excel needs is asserted here: schema order and
 * lengths from "Office Add-ins XML manifest" and "Manifest element reference" (learn.microsoft.com).
 */

const text = readFileSync('manifest.xml', 'utf8');
const { window } = new JSDOM('');
const manifest = new window.DOMParser().parseFromString(text, 'application/xml');
const root = manifest.documentElement;

/** Where the office's server hands out the pane's files (`bot/office-site.ts`). */
const ADD_IN = 'https://localhost:8443/addin/';
const ASSETS = 'excel-addin/taskpane/assets/';

const all = (name: string): readonly Element[] => [...manifest.getElementsByTagName(name)];
const value = (name: string): string => all(name)[0]?.getAttribute('DefaultValue') ?? '';
const content = (name: string): string => all(name)[0]?.textContent ?? '';
const childNames = (element: Element | undefined): readonly string[] =>
  [...(element?.children ?? [])].map(({ localName }) => localName);

/** Resources by id. */
const resources = new Map(
  ['bt:Image', 'bt:Url', 'bt:String'].flatMap((name) =>
    all(name)
      .filter((element) => element.hasAttribute('id'))
      .map((element) => [element.getAttribute('id') ?? '', element] as const),
  ),
);

/** Width and height that a PNG states in its header (RFC 2083 §4.1.1). */
function pngSize(path: string): readonly [number, number] {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** The file behind an address of the add-in. */
function fileOf(url: string): string {
  expect(url.startsWith(ADD_IN)).toBe(true);
  return ASSETS + url.slice(ADD_IN.length);
}

describe('manifest.xml', () => {
  test('is well-formed and a task pane add-in for Excel alone', () => {
    expect(manifest.getElementsByTagName('parsererror')).toHaveLength(0);
    expect(root.localName).toBe('OfficeApp');
    expect(root.getAttribute('xsi:type')).toBe('TaskPaneApp');
    expect(
      [...all('Hosts')].flatMap((hosts) =>
        [...hosts.children].map((host) => host.getAttribute('Name') ?? host.getAttribute('xsi:type')),
      ),
    ).toEqual(['Workbook', 'Workbook']);
  });

  test('has its elements in the order that the schema asks', () => {
    expect(childNames(root)).toEqual([
      ...['Id', 'Version', 'ProviderName', 'DefaultLocale', 'DisplayName', 'Description', 'IconUrl'],
      ...['HighResolutionIconUrl', 'SupportUrl', 'AppDomains', 'Hosts', 'Requirements', 'DefaultSettings'],
      ...['Permissions', 'VersionOverrides'],
    ]);
    expect(childNames(all('VersionOverrides')[0])).toEqual(['Requirements', 'Hosts', 'Resources']);
    expect(childNames(all('Hosts')[1]?.children[0])).toEqual(['Runtimes', 'AllFormFactors', 'DesktopFormFactor']);
    expect(childNames(all('DesktopFormFactor')[0])).toEqual(['GetStarted', 'FunctionFile', 'ExtensionPoint']);
    expect(childNames(all('CustomTab')[0])).toEqual(['Group', 'Label']);
    for (const control of all('Control')) expect(childNames(control)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
  });

  test('has an id of its own, a version, and texts short enough', () => {
    expect(content('Id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(content('Version')).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(content('DefaultLocale')).toBe('zh-CN');
    expect(content('ProviderName').length).toBeLessThanOrEqual(125);
    expect(value('DisplayName').length).toBeLessThanOrEqual(125);
    expect(value('Description').length).toBeLessThanOrEqual(250);
    for (const string of all('bt:ShortStrings')[0]?.children ?? []) {
      expect((string.getAttribute('DefaultValue') ?? '').length).toBeLessThanOrEqual(125);
    }
    for (const string of all('bt:LongStrings')[0]?.children ?? []) {
      expect((string.getAttribute('DefaultValue') ?? '').length).toBeLessThanOrEqual(250);
    }
  });

  test('says everything in English too, as short', () => {
    const chinese = /[\u3400-\u9fff]/;
    const texts = [...all('DisplayName'), ...all('Description'), ...all('bt:String')].filter((element) =>
      chinese.test(element.getAttribute('DefaultValue') ?? ''),
    );
    expect(texts).toHaveLength(14);
    for (const element of texts) {
      const [english, ...others] = [...element.children];
      expect(english?.localName).toBe('Override');
      expect(english?.getAttribute('Locale')).toBe('en-US');
      const value = english?.getAttribute('Value') ?? '';
      expect(value).not.toBe('');
      expect(value).not.toMatch(chinese);
      expect(value.length).toBeLessThanOrEqual(element.parentElement?.localName === 'LongStrings' ? 250 : 125);
      expect(others).toEqual([]);
    }
  });

  test('every address is https', () => {
    const addresses = [...text.matchAll(/(?:DefaultValue="|<AppDomain>)(http[^"<]*)/g)].map((match) => match[1] ?? '');
    expect(addresses.length).toBeGreaterThan(5);
    for (const address of addresses) expect(new URL(address).protocol).toBe('https:');
  });

  test('every resource that is named is there, once, and every one that is there is named', () => {
    const named = [...text.matchAll(/resid="([^"]+)"/g)].map((match) => match[1] ?? '');
    const ids = [...text.matchAll(/<bt:(?:Image|Url|String) id="([^"]+)"/g)].map((match) => match[1] ?? '');
    expect(new Set(ids).size).toBe(ids.length);
    expect(new Set(named)).toEqual(new Set(ids));
    for (const id of ids) expect(id.length).toBeLessThanOrEqual(32);
  });

  test('the icons are there in the sizes that they are named for', () => {
    for (const image of all('bt:Image').filter((element) => element.hasAttribute('size'))) {
      const size = Number(image.getAttribute('size'));
      const file = fileOf(resources.get(image.getAttribute('resid') ?? '')?.getAttribute('DefaultValue') ?? '');
      expect(pngSize(file)).toEqual([size, size]);
    }
    expect(pngSize(fileOf(value('IconUrl')))).toEqual([32, 32]);
    expect(pngSize(fileOf(value('HighResolutionIconUrl')))).toEqual([64, 64]);
    for (const icon of all('Icon')) {
      expect([...icon.children].map((image) => image.getAttribute('size'))).toEqual(['16', '32', '80']);
    }
  });

  test('one runtime serves pane and ribbon, and the page is there', () => {
    const page = resources.get('Pane.Url')?.getAttribute('DefaultValue') ?? '';
    expect(existsSync(fileOf(page))).toBe(true);
    expect(value('SourceLocation')).toBe(page);
    for (const name of ['Runtime', 'FunctionFile']) expect(all(name)[0]?.getAttribute('resid')).toBe('Pane.Url');
    expect(all('Runtime')[0]?.getAttribute('lifetime')).toBe('long');
    const sets = [...all('Set'), ...all('bt:Set')].map((set) => [
      set.getAttribute('Name'),
      set.getAttribute('MinVersion'),
    ]);
    expect(sets).toEqual([
      ['ExcelApi', '1.9'],
      ['SharedRuntime', '1.1'],
    ]);
  });

  test('the functions for formulas are exactly those that the pane computes', () => {
    const address = (id: string): string => resources.get(id)?.getAttribute('DefaultValue') ?? '';
    const metadata: unknown = JSON.parse(readFileSync(fileOf(address('Functions.Metadata.Url')), 'utf8'));
    expect(functionMetadata(metadata)?.map(({ id }) => id)).toEqual([...FUNCTION_IDS]);
    expect(address('Functions.Namespace')).toBe('SSJ');
    // the one runtime serves functions too
    expect(all('Page')[0]?.firstElementChild?.getAttribute('resid')).toBe('Pane.Url');
  });

  test("the ribbon's functions are exactly those that the pane answers", () => {
    const called = all('FunctionName').map((element) => element.textContent);
    expect([...called].sort()).toEqual([...RIBBON_FUNCTIONS].sort());
    const ids = [...all('Control'), ...all('Group'), ...all('CustomTab')].map((element) => element.getAttribute('id'));
    expect(new Set(ids).size).toBe(ids.length);
  });
});
