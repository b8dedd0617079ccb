/** Where office.js comes from: the office's own server, else Microsoft. It may not be bundled (docs/decisions). */
const SOURCES = ['/office/office.js', 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js'] as const;

/** Loads office.js and waits until the spreadsheet answers. Rejects when neither source can be reached. */
export async function loadOffice(page: Document): Promise<void> {
  for (const source of SOURCES) {
    if (await loadScript(page, source)) {
      await Office.onReady();
      return;
    }
  }
  throw new Error(`office.js could not be loaded from ${SOURCES.join(' or ')}`);
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
