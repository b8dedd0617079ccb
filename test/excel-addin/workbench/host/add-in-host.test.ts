import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { AddInHost } from '../../../../excel-addin/workbench/host/add-in-host.ts';
import { enterEntries } from '../../../../excel-addin/workbench/model/entries.ts';
import { Workbook } from '../../../../excel-addin/workbench/model/workbook.ts';
import { newWorkbook } from '../model/sheet-content.ts';

/** The message protocol without a browser: what office.js would post, and what it would get. */

const CONVERSATION = { id: 'talk', app: 'add-in' };

let workbook: Workbook;
let host: AddInHost;
let posted: Record<string, unknown>[];
let closedPanes: number;
let exits: string[];
let correlation: number;

beforeEach(() => {
  workbook = newWorkbook(Workbook);
  posted = [];
  closedPanes = 0;
  exits = [];
  correlation = 0;
  host = new AddInHost(workbook, CONVERSATION, {
    post: (message) => posted.push(JSON.parse(message) as Record<string, unknown>),
    closePane: () => {
      closedPanes += 1;
    },
    leavePane: (to) => {
      exits.push(to);
    },
    pageUrl: 'https://localhost/workbench/',
    displayLanguage: 'zh-CN',
  });
});

/** Posts a request and returns what came back for it: `_data` of the reply. */
function ask(action: string, data: unknown, kind = 0, conversation = CONVERSATION.id): unknown {
  correlation += 1;
  const before = posted.length;
  host.receive(
    JSON.stringify({
      _messageType: 0,
      _actionName: action,
      _conversationId: conversation,
      _correlationId: correlation,
      _actionType: kind,
      _data: data,
      _serializerVersion: 1,
    }),
  );
  const reply = posted.slice(before).find((message) => message['_responseType'] === 0);
  expect(reply === undefined || reply['_correlationId'] === correlation).toBe(true);
  return reply?.['_data'];
}

const method = (id: number, more: object = {}): unknown =>
  ask('executeMethod', { DdaMethod: { ControlId: 'add-in', Version: 1, DispatchId: id }, ...more });

/** One `context.sync()` with a body. */
const sync = (body: string, flags = 0): unknown =>
  method(93, { ArrayData: ['', 'POST', 'ProcessQuery', [], body, 0, flags] });

const ROOT = { 1: { Id: 1, ObjectPathType: 1, Name: '' } };

/** What a batch answered, from the reply to its sync. */
function answer(reply: unknown): { Results?: unknown; Error?: { Code: string } } {
  const { Data } = reply as { Data: [number, unknown[], string] };
  return JSON.parse(Data[2]) as { Results?: unknown; Error?: { Code: string } };
}

describe('the message protocol', () => {
  test('tells office.js where it runs, in the fields that it requires', () => {
    const context = ask('ContextActivationManager_getAppContextAsync', 'add-in');
    expect(context).toMatchObject({
      _id: 'add-in',
      _appName: 16,
      _appVersion: '16.01',
      _appUILocale: 'zh-CN',
      _dataLocale: 'zh-CN',
      _clientMode: 1,
      _settings: [],
      _reason: 'documentOpened',
    });
  });

  test('answers what it need not do, and refuses what it cannot', () => {
    expect(ask('ContextActivationManager_notifyHost', ['add-in', 0])).toBeNull();
    expect(ask('somethingElse', {})).toEqual({ Version: 1, Error: 5000 });
    // Bindings, which the workbench does not have.
    expect(method(66)).toEqual({ Version: 1, Error: 5000 });
    for (const id of [94, 144, 145]) expect(method(id)).toEqual({ Version: 1, Error: 0 });
  });

  test('registers the events it sends and refuses others', () => {
    expect(ask('richApiMessage', {}, 1)).toEqual({ Error: 0 });
    expect(ask('richApiMessage', {}, 2)).toEqual({ Error: 0 });
    expect(ask('bindingDataChanged', {}, 1)).toEqual({ Error: 5000 });
  });

  test('closes the pane when the add-in asks for it', () => {
    expect(method(97)).toEqual({ Version: 1, Error: 0 });
    expect(closedPanes).toBe(1);
  });

  // the numbers are those of OSF.AgaveHostAction in excel-web-16.00.debug.js
  test.each([
    ['TabExit', 13, ['forward']],
    ['TabExitShift', 14, ['backward']],
    ['EscExit', 15, ['sheet']],
    ['F2Exit', 16, ['sheet']],
    ['Select', 0, []],
  ])('lets the keyboard out of the pane at %s', (_name, action, expected) => {
    expect(ask('ContextActivationManager_notifyHost', ['add-in', action])).toBeNull();
    expect(exits).toEqual(expected);
  });

  test('presses a button of the ribbon by the name of its function', () => {
    ask('appCommandInvoked', {}, 1);
    host.runCommand('openPane');
    expect(posted.at(-1)).toMatchObject({
      _actionName: 'appCommandInvoked',
      _responseType: 1,
      _data: { 1: 'openPane' },
    });
  });

  test('messages of another conversation, of other shapes and after the end are ignored', () => {
    expect(ask('ContextActivationManager_notifyHost', [], 0, 'other')).toBeUndefined();
    for (const message of ['', 'x', '{}', 'null', '[1]', 5, null, undefined, { _messageType: 0 }])
      host.receive(message);
    expect(posted).toEqual([]);
    host.close();
    workbook.history.edit('person', '选择', () => {
      workbook.select(workbook.activeSheet, { row: 1, column: 1, rows: 1, columns: 1 });
    });
    expect(posted).toEqual([]);
  });
});

describe('settings of the document', () => {
  test('are saved as a whole and read back', () => {
    expect(
      method(76, {
        DdaSettingsMethod: {
          OverwriteIfStale: true,
          Properties: [
            ['甲', '1'],
            ['乙', '"二"'],
          ],
        },
      }),
    ).toEqual({
      Version: 1,
      Error: 0,
    });
    method(76, { DdaSettingsMethod: { Properties: [['乙', '"二"']] } });
    expect(method(75)).toEqual({ Version: 1, Error: 0, Properties: { Settings: [{ Name: '乙', Value: '"二"' }] } });
  });
});

describe('batches', () => {
  test('a body that is none is an error of the request', () => {
    expect(answer(sync('not json')).Error?.Code).toBe('InvalidArgument');
    expect(answer(sync('{}')).Error?.Code).toBe('InvalidArgument');
    expect(method(93, { ArrayData: ['', 'GET', 'elsewhere', [], '{}'] })).toEqual({ Version: 1, Error: 5000 });
  });

  test('reaches nothing by the names that every object has', () => {
    for (const Name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      for (const ObjectPathType of [3, 4]) {
        const body = {
          Actions: [{ Id: 5, ActionType: 1, Name: '', ObjectPathId: 2 }],
          ObjectPaths: {
            ...ROOT,
            2: { Id: 2, ObjectPathType, Name, ParentObjectPathId: 1, ArgumentInfo: { Arguments: [] } },
          },
        };
        expect(answer(sync(JSON.stringify(body))).Error?.Code).toBe('ApiNotFound');
      }
      const call = { Actions: [{ Id: 5, ActionType: 3, Name, ObjectPathId: 1, ArgumentInfo: {} }], ObjectPaths: ROOT };
      expect(answer(sync(JSON.stringify(call))).Error?.Code).toBe('ApiNotFound');
    }
  });

  test('ensureUnchanged compares, update sets, and kinds of actions that Excel has no use for are refused', () => {
    const run = (action: object): unknown =>
      answer(sync(JSON.stringify({ Actions: [{ Id: 9, ObjectPathId: 1, Name: '', ...action }], ObjectPaths: ROOT })));
    expect(run({ ActionType: 8, ObjectState: { name: '试验' } })).toMatchObject({ Results: [] });
    expect(run({ ActionType: 8, ObjectState: { name: '别的' } })).toMatchObject({ Error: { Code: 'Conflict' } });
    expect(run({ ActionType: 9, ObjectState: { name: '改' } })).toMatchObject({ Error: { Code: 'ApiNotFound' } });
    expect(run({ ActionType: 6 })).toMatchObject({ Error: { Code: 'UnsupportedOperation' } });
    expect(run({ ActionType: 7, QueryInfo: { Select: ['name'] } })).toMatchObject({
      Results: [{ ActionId: 9, Value: { name: '试验' } }],
    });
  });

  test('law: whatever is posted, the host answers once and never breaks', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    const batch = fc.record({
      Actions: fc.array(
        fc.record({
          Id: fc.nat(9),
          ActionType: fc.nat(10),
          Name: fc.constantFrom('Name', 'Add', 'Values', '', '_KeepReference'),
          ObjectPathId: fc.nat(4),
          ArgumentInfo: json,
          QueryInfo: json,
          ObjectState: json,
        }),
        { maxLength: 4 },
      ),
      ObjectPaths: fc.dictionary(
        fc.constantFrom('1', '2', '3'),
        fc.record({
          Id: fc.nat(4),
          ObjectPathType: fc.nat(8),
          Name: fc.constantFrom('', 'Worksheets', 'Tables', 'GetActiveWorksheet', 'GetRange', 'Add'),
          ParentObjectPathId: fc.nat(4),
          ArgumentInfo: json,
        }),
      ),
    });
    fc.assert(
      fc.property(fc.oneof(batch, json), (body) => {
        const before = posted.length;
        sync(JSON.stringify(body));
        expect(posted.length).toBe(before + 1);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('events', () => {
  test('of a request come after its reply', () => {
    ask('richApiMessage', {}, 1);
    ask('documentSelectionChanged', {}, 1);
    const paths = {
      ...ROOT,
      2: { Id: 2, ObjectPathType: 3, Name: 'GetSelectedRange', ParentObjectPathId: 1, ArgumentInfo: { Arguments: [] } },
      3: { Id: 3, ObjectPathType: 3, Name: 'GetCell', ParentObjectPathId: 2, ArgumentInfo: { Arguments: [4, 4] } },
    };
    sync(
      JSON.stringify({
        Actions: [{ Id: 4, ActionType: 3, Name: 'Select', ObjectPathId: 3, ArgumentInfo: {} }],
        ObjectPaths: paths,
      }),
    );
    const kinds = posted.slice(-2).map((message) => [message['_actionName'], message['_responseType']]);
    expect(kinds).toEqual([
      ['executeMethod', 0],
      ['documentSelectionChanged', 1],
    ]);
  });
});

describe('while a person types', () => {
  const body = JSON.stringify({
    Actions: [{ Id: 2, ActionType: 2, Name: '', ObjectPathId: 1, QueryInfo: { Select: ['name'] } }],
    ObjectPaths: ROOT,
  });

  test('calls fail with 5004, those that ask for it wait', () => {
    host.setEditing(true);
    expect(sync(body)).toEqual({ Version: 1, Error: 5004 });
    expect(sync(body, 64)).toBeUndefined();
    enterEntries(
      workbook.activeSheet,
      { row: 0, column: 0, rows: 1, columns: 1 },
      () => '甲',
      workbook.rules('person'),
    );
    host.setEditing(false);
    expect(posted.at(-1)).toMatchObject({ _responseType: 0, _data: { Error: 0 } });
  });
});
