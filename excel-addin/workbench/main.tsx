import { startAddIn } from './host/add-in-frame.ts';
import { Workbook } from './model/workbook.ts';

const workbook = new Workbook('工作簿1', () => new Date().getFullYear());
workbook.addSheet('名单');
const container = document.getElementById('root');
if (container)
  startAddIn(workbook, { url: '/addin/test.html', container, title: 't', flags: 0, onClosePane: () => undefined });
