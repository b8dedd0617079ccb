import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { JSDOM } from 'jsdom';
import { TEMPLATE_ORIGIN, officeManifest } from '../../bot/add-in/office-manifest.ts';
import { FUNCTION_IDS } from '../../excel-addin/functions/registration.ts';
import { functionMetadata } from '../../excel-addin/workbench/exchange/function-metadata.ts';
import { RIBBON_FUNCTIONS, SHORTCUT_ACTIONS } from '../../excel-addin/taskpane/ribbon.ts';
import { must } from '../support/sample-draw.ts';
import { testFolder } from '../support/test-folder.ts';

/*
 * Microsoft's own check of XML manifests asks an online service, so what Excel needs is asserted here: schema order and
 * lengths from "Office Add-ins XML manifest" and "Manifest element reference" (learn.microsoft.com).
 */

const ASSETS = 'excel-addin/taskpane/assets/';
const { window } = new JSDOM('');
const template = readFileSync('manifest.xml', 'utf8');
const OFFICE = 'https://office.example:7443';

/** The repository's manifest, and the one that an office gets for its own address. */
const MANIFESTS: readonly (readonly [name: string, text: string, origin: string])[] = [
  ['manifest.xml', template, TEMPLATE_ORIGIN],
  ['the manifest for an office', must(officeManifest(template, OFFICE)), OFFICE],
];

/** Width and height that a PNG states in its header (RFC 2083 §4.1.1). */
function pngSize(path: string): readonly [number, number] {
  const bytes = readFileSync(path);
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

const CHINESE = /[\u3400-\u9fff]/;

/** What `office-addin-manifest` reads; in a process of its own, for the test runner can't load all of it. */
async function readByMicrosoft(path: string): Promise<unknown> {
  const program = `import library from 'office-addin-manifest';
    const read = await library.OfficeAddinManifest.readManifestFile(process.argv[1]);
    console.log(JSON.stringify(read));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program, path]);
  return JSON.parse(stdout);
}

type KeyTexts = Readonly<Record<string, { readonly value: string }>>;

/** `shortcuts.json`, after the schema of extended overrides. */
interface KeyFile {
  readonly actions: readonly { readonly id: string; readonly name: string }[];
  readonly shortcuts: readonly { readonly action: string; readonly key: { readonly default: string } }[];
  readonly resources: { readonly default: KeyTexts };
}

describe.each(MANIFESTS)('%s', (_name, text, origin) => {
  const manifest = new window.DOMParser().parseFromString(text, 'application/xml');
  const root = manifest.documentElement;

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
  const address = (id: string): string => resources.get(id)?.getAttribute('DefaultValue') ?? '';

  /** The file behind an address of the add-in; the office hands the pane's files out at `/addin/`. */
  function fileOf(url: string): string {
    expect(url.startsWith(`${origin}/addin/`)).toBe(true);
    return ASSETS + url.slice(`${origin}/addin/`.length);
  }
  const jsonOf = (url: string): unknown => JSON.parse(readFileSync(fileOf(url), 'utf8'));

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
      // "Immediately below (not inside) the <VersionOverrides> element" (Add custom keyboard shortcuts)
      ...['Permissions', 'VersionOverrides', 'ExtendedOverrides'],
    ]);
    expect(childNames(all('VersionOverrides')[0])).toEqual(['Requirements', 'Hosts', 'Resources']);
    expect(childNames(all('Hosts')[1]?.children[0])).toEqual(['Runtimes', 'AllFormFactors', 'DesktopFormFactor']);
    expect(childNames(all('DesktopFormFactor')[0])).toEqual(['GetStarted', 'FunctionFile', 'ExtensionPoint']);
    expect(childNames(all('CustomTab')[0])).toEqual(['Group', 'Group', 'Label']);
    for (const group of all('Group')) {
      expect(childNames(group)).toEqual(['Label', 'Icon', 'Control', 'Control', 'Control']);
    }
    for (const control of all('Control')) expect(childNames(control)).toEqual(['Label', 'Supertip', 'Icon', 'Action']);
  });

  test('has an id of its own, a version, and texts short enough', () => {
    expect(content('Id')).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-[45][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
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
    const texts = [...all('DisplayName'), ...all('Description'), ...all('bt:String')].filter((element) =>
      CHINESE.test(element.getAttribute('DefaultValue') ?? ''),
    );
    expect(texts).toHaveLength(19);
    for (const element of texts) {
      const [english, ...others] = [...element.children];
      expect(english?.localName).toBe('Override');
      expect(english?.getAttribute('Locale')).toBe('en-US');
      const value = english?.getAttribute('Value') ?? '';
      expect(value).not.toBe('');
      expect(value).not.toMatch(CHINESE);
      expect(value.length).toBeLessThanOrEqual(element.parentElement?.localName === 'LongStrings' ? 250 : 125);
      expect(others).toEqual([]);
    }
  });

  test('every address is https, on the office and nowhere else', () => {
    const addresses = [...text.matchAll(/(?:(?:DefaultValue|Value|Url|ResourcesUrl)="|<AppDomain>)(http[^"<]*)/g)];
    expect(addresses.length).toBeGreaterThan(25);
    for (const [, found = ''] of addresses) {
      expect(new URL(found).protocol).toBe('https:');
      expect(new URL(found).origin).toBe(origin);
    }
    expect(content('AppDomains').trim()).toBe(origin);
    // what is not an address of the office is the name of a schema
    const others = [...text.matchAll(/https?:\/\/[^"<\s]+/g)]
      .map(([found]) => found)
      .filter((found) => !found.startsWith(origin));
    expect(others.every((found) => /^http:\/\/(schemas\.microsoft\.com|www\.w3\.org)\//.test(found))).toBe(true);
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
    const metadata = jsonOf(address('Functions.Metadata.Url'));
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

  test('describes the functions in English too, and changes nothing else of them', () => {
    // "create a new JSON metadata file for each language" and a bt:Override of its address (Localize custom functions)
    const english = resources.get('Functions.Metadata.Url')?.firstElementChild;
    expect(english?.getAttribute('Locale')).toBe('en-US');
    const [here, there] = [address('Functions.Metadata.Url'), english?.getAttribute('Value') ?? ''].map(jsonOf);
    const texts = new Set<unknown>();
    const withoutTexts = (metadata: unknown): unknown =>
      JSON.parse(JSON.stringify(metadata), (key, found: unknown) => {
        const isText = key === 'description' || (key === 'name' && !FUNCTION_IDS.some((id) => id === found));
        if (!isText) return found;
        texts.add(found);
        return typeof found;
      });
    const plain = withoutTexts(here);
    expect([...texts].every((found) => CHINESE.test(String(found)))).toBe(true);
    texts.clear();
    expect(withoutTexts(there)).toEqual(plain);
    expect(texts.size).toBeGreaterThan(10);
    expect([...texts].some((found) => CHINESE.test(String(found)) || found === '')).toBe(false);
  });

  test('has keys for what the ribbon does, described in both languages, that nobody else uses', () => {
    const overrides = all('ExtendedOverrides')[0];
    const { actions, shortcuts, resources: texts } = jsonOf(overrides?.getAttribute('Url') ?? '') as KeyFile;
    const english = jsonOf(overrides?.getAttribute('ResourcesUrl') ?? '') as KeyTexts;
    expect(actions.map(({ id }) => id)).toEqual([...SHORTCUT_ACTIONS]);
    expect(shortcuts.map(({ action }) => action)).toEqual([...SHORTCUT_ACTIONS]);
    const keys = shortcuts.map(({ key }) => key.default);
    expect(new Set(keys).size).toBe(keys.length);
    // "Use only keyboard shortcuts with the following pattern: Ctrl+Shift+Alt+x"
    for (const key of keys) expect(key).toMatch(/^Ctrl\+Alt\+Shift\+[A-Z]$/);
    const named = actions.map(({ name }) => /^\$\{resource\.(\w+)\}$/.exec(name)?.[1] ?? '');
    expect(named).toEqual(Object.keys(texts.default));
    expect(named).toEqual(Object.keys(english));
    for (const name of named) {
      expect(texts.default[name]?.value).toMatch(CHINESE);
      expect(english[name]?.value).toMatch(/^[A-Z][\w &]+$/);
    }
  });

  test('is read by Microsoft’s own library', async () => {
    const folder = await testFolder('manifest');
    const path = join(folder.path, 'manifest.xml');
    await writeFile(path, text);
    const read = await readByMicrosoft(path);
    await folder.remove();
    expect(read).toMatchObject({
      id: content('Id'),
      version: content('Version'),
      hosts: ['Workbook'],
      officeAppType: 'TaskPaneApp',
      appDomains: [origin],
      displayName: '双随机抽查',
      permissions: 'ReadWriteDocument',
      defaultSettings: { sourceLocation: `${origin}/addin/taskpane.html` },
      iconUrl: `${origin}/addin/icon-32.png`,
    });
  });
});
