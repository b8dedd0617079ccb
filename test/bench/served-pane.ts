import express from 'express';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { selfSignedIdentity } from '../support/https-identity.ts';

/** The built workbench and pane over https with the unmodified office.js, and no office behind them. */
export interface ServedPane {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves `dist`; `sample` is the workbook that the workbench opens with. */
export async function servePane(sample: Uint8Array): Promise<ServedPane> {
  const app = express();
  app.get('/workbench/sample.xlsx', (_request, response) => {
    response.send(Buffer.from(sample));
  });
  app.use('/workbench', express.static('dist/workbench'));
  app.get('/addin/taskpane.html', (_request, response) => {
    response.sendFile('taskpane.html', { root: 'dist/taskpane' });
  });
  app.use('/addin', express.static('dist/taskpane'));
  app.use('/office', express.static('node_modules/@microsoft/office-js/dist'));
  const server = createServer(await selfSignedIdentity(), (request, response) => {
    app(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo; // listening on TCP
  return {
    url: `https://localhost:${String(port)}/workbench/`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
