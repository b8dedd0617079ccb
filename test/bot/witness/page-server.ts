import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import pino from 'pino';
import { witnessLinks, type WitnessLinks } from '../../../bot/witness/links.ts';
import { WitnessPasses } from '../../../bot/witness/passes.ts';
import { witnessRouter } from '../../../bot/witness/router.ts';
import { WITNESS_ROOT } from '../../../core/wire/witness.ts';
import type { OpenOffice } from '../office/open-office.ts';

/** The witness's page of an office, on http: the office itself serves it on https. */
export interface PageServer {
  readonly url: string;
  readonly links: WitnessLinks;
  /** What was logged. */
  readonly lines: readonly string[];
  close(): Promise<void>;
}

export async function servePage(office: OpenOffice, assets: string): Promise<PageServer> {
  const lines: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  const passes = new WitnessPasses(randomBytes);
  const site = express();
  const state = () => office.journal.state();
  const drawUrl = (draw: string): string => `https://public.example/draws/${draw}`;
  const { clock } = office;
  site.use(WITNESS_ROOT, witnessRouter({ office: office.office, clock, passes, log, state, drawUrl, assets }));
  const server = createServer(site).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    links: witnessLinks(passes, url),
    lines,
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
