import type { Workbook } from '../../model/workbook.ts';
import { bind, type HostClass, type HostObject } from '../host-class.ts';
import { CUSTOM_FUNCTIONS } from './custom-functions.ts';

/** With this office.js says that the add-in's functions for the ribbon can now be called. Nothing waits for it here. */
export const ADD_IN_SERVICE: HostClass<Workbook> = {
  name: 'AddinInternalService',
  methods: { NotifyActionHandlerReady: () => undefined },
};

/** Objects an add-in can make by the name of their type, beside what hangs on the workbook. */
export function newService(type: string, workbook: Workbook): HostObject | undefined {
  switch (type) {
    case 'Microsoft.InternalService.AddinInternalService':
      return bind(ADD_IN_SERVICE, workbook);
    case 'Microsoft.ExcelServices.CustomFunctions':
      return bind(CUSTOM_FUNCTIONS, workbook);
    default:
      return undefined;
  }
}
