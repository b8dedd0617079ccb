import { createServer as createHttpServer, type RequestListener, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { fail, ok, type Result } from '../core/result.ts';
import type { Certificate } from './certificate.ts';
import { systemErrorCode } from './file-system.ts';
import type { ListenFault } from './start-words.ts';

/** Where a server is to listen. */
export interface DoorSettings {
  readonly what: ListenFault['what'];
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** For https. */
  readonly certificate?: Certificate;
}

/** A listening server. Until something is attached it asks callers to come again. */
export interface Door {
  /** Root address, without a slash at the end. */
  readonly url: string;
  attach(listener: RequestListener): void;
  /** Takes no new calls; resolves when those under way are answered, or were cut off after a while. */
  close(): Promise<void>;
}

/** Calls under way get so long to end. */
const GRACE_MS = 3000;

/** Opens a door, or says why the address can't be used. */
export async function openDoor(settings: DoorSettings): Promise<Result<Door, ListenFault>> {
  let listener: RequestListener = (_request, response) => {
    response.writeHead(503, { 'Retry-After': '1' }).end();
  };
  const answer: RequestListener = (request, response) => {
    listener(request, response);
  };
  const { certificate, what, host, port } = settings;
  const server = certificate
    ? createHttpsServer({ key: certificate.key, cert: certificate.certificate }, answer)
    : createHttpServer(answer);
  const refused = await listen(server, host, port);
  if (refused !== null) return fail({ code: 'address-unusable', what, host, port, reason: refused });
  return ok({
    url: `${certificate ? 'https' : 'http'}://${shownHost(host)}:${portOf(server)}`,
    attach: (attached) => {
      listener = attached;
    },
    close: () => closeServer(server),
  });
}

function listen(server: Server, host: string, port: number): Promise<string | null> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const reason = systemErrorCode(error);
      if (reason === null) reject(error);
      else resolve(reason);
    });
    server.listen(port, host, () => {
      resolve(null);
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cutOff = setTimeout(() => {
      server.closeAllConnections();
    }, GRACE_MS);
    server.close(() => {
      clearTimeout(cutOff);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** A TCP server's address has a port. */
const portOf = (server: Server): number => (server.address() as AddressInfo).port;

/** An address that a browser on this machine reaches: an interface is not always one. */
function shownHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '127.0.0.1' || host === '::1') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
