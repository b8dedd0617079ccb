import type { Invocation } from '../formula/custom-functions.ts';
import type { Notice } from '../model/change-log.ts';
import type { Origin } from '../model/history.ts';
import type { Workbook } from '../model/workbook.ts';
import { appContext, type Conversation, type HostPage } from './app-context.ts';
import { openEnvelope, eventMessage, replyTo, REQUEST, type Envelope } from './envelope.ts';
import { EventSender } from './event-sender.ts';
import { bind } from './host-class.ts';
import { runBody, type BatchResult } from './interpreter.ts';
import { field, isList, listField, numberField, utf8Length, type Json } from './json.ts';
import { WORKBOOK } from './members/workbook.ts';
import { Session } from './session.ts';

/** "Excel on the web has a payload size limit for requests and responses of 5MB." */
const PAYLOAD_LIMIT = 5 * 1024 * 1024;

/** Errors of office.js, from `OSF.DDA.ErrorCodeManager.errorCodes`. */
const OOE = {
  success: 0,
  operationNotSupported: 5000,
  internalError: 5001,
  invalidApiCallInContext: 5004,
  requestTooLarge: 5103,
  responseTooLarge: 5104,
} as const;

/** Methods by their dispatch ids, from `OSF.DDA.MethodDispId`. */
const METHOD = {
  loadSettings: 75,
  saveSettings: 76,
  richApi: 93,
  commandCompleted: 94,
  closeContainer: 97,
  messageParent: 144,
  messageChild: 145,
} as const;

/** Category and type of a message that calls a custom function: `CustomFunctionProxy._handleMessage`. */
const FUNCTION_CATEGORY = 1;
const FUNCTION_CALL = 1000;

/** Request flag of `Excel.run({delayForCellEdit: true}, …)`. */
const DELAY_FOR_CELL_EDIT = 64;

/** Events of the message protocol that the host can send. */
const EVENTS: readonly string[] = [
  'richApiMessage',
  'appCommandInvoked',
  'documentSelectionChanged',
  'settingsChanged',
];

/** What the host does to the world: messages to the add-in's page, and the pane that the add-in may close. */
export interface AddInPorts extends HostPage {
  post(message: string): void;
  closePane(): void;
  /** The keyboard leaves the pane: past its last control, before its first, or back to the sheet. */
  leavePane(to: PaneExit): void;
}

/** Where the keyboard goes when it leaves the pane. */
export type PaneExit = 'forward' | 'backward' | 'sheet';

/** What the add-in's page tells of the keyboard: `OSF.AgaveHostAction`. */
const EXITS: ReadonlyMap<unknown, PaneExit> = new Map([
  [5, 'forward'], // CtrlF6Exit
  [6, 'backward'], // CtrlF6ExitShift
  [13, 'forward'], // TabExit
  [14, 'backward'], // TabExitShift
  [15, 'sheet'], // EscExit
  [16, 'sheet'], // F2Exit
]);

/** Plays Excel on the web for one add-in: answers the message protocol of an unmodified office.js. */
export class AddInHost {
  readonly #workbook: Workbook;
  readonly #conversation: Conversation;
  readonly #ports: AddInPorts;
  readonly #session: Session;
  readonly #sender: EventSender;
  readonly #registered = new Set<string>();
  readonly #unsubscribe: () => void;
  #isEditing = false;
  #delayed: Envelope[] = [];
  /** Events that wait for the reply to the request that caused them. */
  #held: string[] | undefined;
  #commands = 0;
  #calls = 0;

  constructor(workbook: Workbook, conversation: Conversation, ports: AddInPorts) {
    this.#workbook = workbook;
    this.#conversation = conversation;
    this.#ports = ports;
    this.#session = new Session(workbook, (invocations) => {
      this.#invokeFunctions(invocations);
    });
    this.#sender = new EventSender(this.#session);
    this.#unsubscribe = workbook.history.subscribe((notices, origin) => {
      this.#tell(notices, origin);
    });
  }

  /** Takes a message of the add-in's page. Messages of other protocols and conversations are ignored. */
  receive(message: unknown): void {
    const request = openEnvelope(message);
    if (request?.conversation !== this.#conversation.id) return;
    if (request.kind === REQUEST.invoke) this.#invoke(request);
    else this.#reply(request, { Error: this.#listen(request) ? OOE.success : OOE.operationNotSupported });
  }

  /** While a person types into a cell, Excel refuses calls, or delays those that ask for it. */
  setEditing(isEditing: boolean): void {
    this.#isEditing = isEditing;
    if (isEditing) return;
    const delayed = this.#delayed;
    this.#delayed = [];
    for (const request of delayed) this.#answer(request);
  }

  /** Presses a button of the ribbon that runs a function of the add-in. */
  runCommand(functionName: string): void {
    this.#commands += 1;
    this.#push('appCommandInvoked', {
      0: `command${this.#commands}`,
      1: functionName,
      2: JSON.stringify({ source: {} }),
    });
  }

  /** The add-in's page is gone. */
  close(): void {
    this.#unsubscribe();
    this.#session.close();
    this.#registered.clear();
    this.#delayed = [];
  }

  #invoke(request: Envelope): void {
    switch (request.action) {
      case 'ContextActivationManager_getAppContextAsync':
        this.#session.close();
        this.#registered.clear();
        this.#reply(request, appContext(this.#conversation, this.#workbook, this.#ports));
        return;
      case 'ContextActivationManager_notifyHost':
        this.#reply(request, null);
        this.#leave(request.data);
        return;
      case 'ContextActivationManager_openWindowInHost':
        this.#reply(request, null);
        return;
      case 'executeMethod':
        this.#answer(request);
        return;
      default:
        this.#reply(request, { Version: 1, Error: OOE.operationNotSupported });
    }
  }

  /** office.js takes the tab key for itself and tells when the focus would go past the page's ends. */
  #leave(data: Json): void {
    const exit = isList(data) ? EXITS.get(data[1]) : undefined;
    if (exit !== undefined) this.#ports.leavePane(exit);
  }

  /** Events of a request come after its reply, so that a handler registered by it hears them. */
  #answer(request: Envelope): void {
    this.#held = [];
    try {
      this.#execute(request);
    } catch (error) {
      this.#reply(request, { Version: 1, Error: OOE.internalError });
      throw error;
    } finally {
      const held = this.#held;
      this.#held = undefined;
      for (const message of held) this.#ports.post(message);
    }
  }

  #execute(request: Envelope): void {
    const { data } = request;
    switch (numberField(field(data, 'DdaMethod'), 'DispatchId')) {
      case METHOD.richApi:
        this.#richApi(request);
        return;
      case METHOD.loadSettings:
        this.#done(request, {
          Properties: { Settings: [...this.#workbook.settings].map(([Name, Value]) => ({ Name, Value })) },
        });
        return;
      case METHOD.saveSettings:
        this.#saveSettings(field(data, 'DdaSettingsMethod'));
        this.#done(request);
        return;
      case METHOD.closeContainer:
        this.#done(request);
        this.#ports.closePane();
        return;
      case METHOD.commandCompleted:
      case METHOD.messageParent:
      case METHOD.messageChild:
        this.#done(request);
        return;
      default:
        this.#reply(request, { Version: 1, Error: OOE.operationNotSupported });
    }
  }

  /** One `context.sync()`. */
  #richApi(request: Envelope): void {
    const call = listField(request.data, 'ArrayData');
    const [, , path, , body, , flags] = call;
    if (path !== 'ProcessQuery' || typeof body !== 'string') {
      this.#reply(request, { Version: 1, Error: OOE.operationNotSupported });
      return;
    }
    if (this.#isEditing) {
      const isPatient = typeof flags === 'number' && (flags & DELAY_FOR_CELL_EDIT) !== 0;
      if (isPatient) this.#delayed.push(request);
      else this.#reply(request, { Version: 1, Error: OOE.invalidApiCallInContext });
      return;
    }
    if (isLarger(body)) {
      this.#reply(request, { Version: 1, Error: OOE.requestTooLarge });
      return;
    }
    const answer = JSON.stringify(this.#process(body));
    if (isLarger(answer)) this.#reply(request, { Version: 1, Error: OOE.responseTooLarge });
    else this.#done(request, { Data: [200, [], answer] });
  }

  #process(body: string): BatchResult {
    return this.#workbook.history.edit('add-in', '加载项的更改', () =>
      runBody(body, this.#session, bind(WORKBOOK, this.#workbook)),
    );
  }

  /** Settings are saved as a whole: what is missing is gone. */
  #saveSettings(given: Json | undefined): void {
    const saved = new Map<string, string>();
    for (const pair of listField(given, 'Properties')) {
      const [key, value] = isList(pair) ? pair : [];
      if (typeof key === 'string' && typeof value === 'string') saved.set(key, value);
    }
    const gone = [...this.#workbook.settings.keys()].filter((key) => !saved.has(key));
    this.#workbook.history.edit('add-in', '保存设置', () => {
      this.#workbook.saveSettings([...saved, ...gone.map((key) => [key, undefined] as const)]);
    });
  }

  #listen({ kind, action }: Envelope): boolean {
    if (!EVENTS.includes(action)) return false;
    if (kind === REQUEST.register) this.#registered.add(action);
    else this.#registered.delete(action);
    return true;
  }

  /** Calls of the add-in's functions, in the short form: number, function, values, address, flags (none). */
  #invokeFunctions(invocations: readonly Invocation[]): void {
    const entries = invocations.map(({ id, functionId, values, address }): Json => {
      this.#calls += 1;
      const message = JSON.stringify([id, functionId, values, address, 0]);
      return [FUNCTION_CATEGORY, FUNCTION_CALL, '', message, this.#calls, false];
    });
    this.#push('richApiMessage', { ArrayData: entries });
  }

  #tell(notices: readonly Notice[], origin: Origin): void {
    const entries = this.#sender.entries(notices, origin);
    if (entries.length > 0) this.#push('richApiMessage', { ArrayData: entries });
    if (notices.some((notice) => notice.kind === 'selection')) this.#push('documentSelectionChanged', {});
  }

  #push(event: string, data: Json): void {
    if (!this.#registered.has(event)) return;
    const message = eventMessage(event, this.#conversation.id, data);
    if (this.#held === undefined) this.#ports.post(message);
    else this.#held.push(message);
  }

  #done(request: Envelope, more: Readonly<Record<string, Json>> = {}): void {
    this.#reply(request, { Version: 1, Error: OOE.success, ...more });
  }

  #reply(request: Envelope, data: Json): void {
    this.#ports.post(replyTo(request, data));
  }
}

/** Whether a text takes more than the payload limit in UTF-8. */
function isLarger(text: string): boolean {
  if (text.length > PAYLOAD_LIMIT) return true;
  return text.length * 3 > PAYLOAD_LIMIT && utf8Length(text) > PAYLOAD_LIMIT;
}
