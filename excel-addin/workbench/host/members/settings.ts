import { itemNotFound } from '../../model/excel-fault.ts';
import type { Workbook } from '../../model/workbook.ts';
import type { Arguments } from '../arguments.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import { parseJson, type Json } from '../json.ts';

interface Setting {
  readonly workbook: Workbook;
  readonly key: string;
}

/** Settings are kept as JSON text, which `Office.context.document.settings` shares. */
function valueOf({ workbook, key }: Setting): Json {
  const text = workbook.settings.get(key);
  if (text === undefined) throw itemNotFound(`setting ${key}`);
  return parseJson(text) ?? null;
}

function save(workbook: Workbook, key: string, given: Arguments, index: number): void {
  workbook.saveSettings([[key, JSON.stringify(given.value(index) ?? null)]]);
}

/** `Excel.Setting` */
export const SETTING: HostClass<Setting> = {
  name: 'Setting',
  identity: ({ key }) => ({ _Id: key }),
  properties: {
    Key: { get: ({ key }) => key },
    Value: {
      get: valueOf,
      set: ({ workbook, key }, given) => {
        save(workbook, key, given, 0);
      },
    },
    _Id: { get: ({ key }) => key },
  },
  methods: {
    Delete: ({ workbook, key }) => {
      workbook.saveSettings([[key, undefined]]);
      return undefined;
    },
  },
};

const settingObject = (workbook: Workbook, key: string): HostObject => bind(SETTING, { workbook, key });

/** `Excel.SettingCollection` */
export const SETTINGS: HostClass<Workbook> = {
  name: 'SettingCollection',
  items: (workbook) => [...workbook.settings.keys()].map((key) => settingObject(workbook, key)),
  item: (workbook, key) => {
    if (!workbook.settings.has(key.text(0))) throw itemNotFound(`setting ${key.text(0)}`);
    return settingObject(workbook, key.text(0));
  },
  finders: {
    Add: (workbook, given) => {
      save(workbook, given.text(0), given, 1);
      return settingObject(workbook, given.text(0));
    },
    GetItemOrNullObject: (workbook, given) =>
      workbook.settings.has(given.text(0)) ? settingObject(workbook, given.text(0)) : null,
  },
  methods: { GetCount: ({ settings }) => settings.size },
};
