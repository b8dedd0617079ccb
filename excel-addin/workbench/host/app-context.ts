import type { Workbook } from '../model/workbook.ts';
import type { Json } from './json.ts';

/** API sets the workbench declares. Members of theirs that no table holds fail with `ApiNotFound` when used. */
const REQUIREMENT_SETS = {
  ExcelApi: '1.17',
  CustomFunctionsRuntime: '1.4',
  CustomFunctions: '1.7',
  SharedRuntime: '1.2',
  DelayForCellEdit: '1.1',
  DialogApi: '1.1',
  Settings: '1.1',
  RibbonApi: '1.1',
} as const;

/** Numbers of the protocol: Excel on the web, document open for reading and writing, task pane. */
const EXCEL_ON_THE_WEB = 16;
const READ_WRITE = 1;
const TASK_PANE = 1;

/** Flags of the host info: a runtime shared by pane, commands and custom functions. */
export const HOST_FLAG = { sharedRuntime: 1, customFunctions: 2 } as const;

/** Who talks to whom. */
export interface Conversation {
  readonly id: string;
  /** Instance id of the add-in. */
  readonly app: string;
}

/** The page that plays Excel. */
export interface HostPage {
  /** Its address. */
  readonly pageUrl: string;
  /** Language that Excel is set to, as `Office.context.displayLanguage` tells it: `zh-CN`. */
  readonly displayLanguage: string;
}

/** Answer to `getAppContextAsync`: what `Office.context` will tell the add-in. */
export function appContext(conversation: Conversation, workbook: Workbook, page: HostPage): Json {
  return {
    _id: conversation.app,
    _appName: EXCEL_ON_THE_WEB,
    _appVersion: '16.01',
    _appUILocale: page.displayLanguage,
    _dataLocale: 'zh-CN',
    _docUrl: `${page.pageUrl}#${encodeURIComponent(workbook.name)}`,
    _clientMode: READ_WRITE,
    _settings: [...workbook.settings],
    _reason: 'documentOpened',
    _osfControlType: TASK_PANE,
    _eToken: '',
    _correlationId: conversation.id,
    _appInstanceId: conversation.app,
    _touchEnabled: false,
    _commerceAllowed: false,
    _requirementMatrix: JSON.stringify(REQUIREMENT_SETS),
    _appDomains: [],
    _featureGates: {},
  };
}

/** The name of the add-in's frame, from which office.js learns where it runs. */
export function frameName(
  conversation: Conversation,
  hostOrigin: string,
  flags: number,
  displayLanguage: string,
): string {
  return JSON.stringify({
    baseFrameName: 'double-random',
    hostInfo: `Excel$Web$16.01$${displayLanguage}$${conversation.id}$$disableLogging$${flags}`,
    xdmInfo: `${conversation.id}|${conversation.app}|${hostOrigin}`,
    serializerVersion: '1',
  });
}
