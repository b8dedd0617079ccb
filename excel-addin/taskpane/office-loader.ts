/** Where office.js comes from: the office's own server, else Microsoft. It may not be bundled (docs/decisions). */
const SOURCES = ['/office/office.js', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'] as const;

/** Whether the page can work: Excel answers, it stands in no Excel, or no source of office.js can be reached. */
export type OfficeStart = 'in-excel' | 'outside' | 'unreachable';

/** Loads office.js and waits until the spreadsheet answers. */
export async function loadOffice(page: Document): Promise<OfficeStart> {
  for (const source of SOURCES) {
    if (!(await loadScript(page, source))) continue;
    const { host } = await Office.onReady();
    return host === Office.HostType.Excel ? 'in-excel' : 'outside';
  }
  return 'unreachable';
}

/** office.js finds its other files by the address of its own script element, so it is added as one. */
function loadScript(page: Document, source: string): Promise<boolean> {
  return new Promise((resolve) => {
    const script = page.createElement('script');
    script.src = source;
    script.onload = () => {
      resolve(true);
    };
    script.onerror = () => {
      script.remove();
      resolve(false);
    };
    page.head.append(script);
  });
}
