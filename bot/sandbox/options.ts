import type { SandboxClock } from './clock.ts';
import type { PersonStatus } from './model.ts';

/** An app (bot) of the tenant, as the developer console would hold it. */
export interface AppOptions {
  /** `cli_` and 16 hexadecimal digits; the SDK refuses anything else. */
  readonly appId: string;
  readonly appSecret: string;
  readonly name?: string;
  /** Scopes granted by the tenant; left out: all. */
  readonly scopes?: readonly string[];
  /** Whom lookups find: who may use the app (default), or everybody (通讯录权限范围 apart from 可用范围). */
  readonly contacts?: 'available' | 'everybody';
  /** Event types subscribed to; left out: all. */
  readonly events?: readonly string[];
  /** Group messages the bot is told of: those naming it (default), or all. */
  readonly groupMessages?: 'mentioned' | 'all';
  /** Where events go when they do not go over the long connection. */
  readonly webhook?: WebhookOptions;
  /** The bot's own menu; a click sends `application.bot.menu_v6` with the key. */
  readonly menu?: readonly { readonly name: string; readonly key: string }[];
}

/** Delivery to an address, with Feishu's signature and encryption. */
export interface WebhookOptions {
  readonly url: string;
  readonly verificationToken: string;
  /** Encrypts the body and signs it; without it Feishu does neither. */
  readonly encryptKey?: string;
}

/** A member of the tenant, as given at the start. */
export interface PersonOptions {
  readonly openId: string;
  readonly name: string;
  readonly department: string;
  readonly mobile?: string;
  readonly email?: string;
  readonly status?: PersonStatus;
}

/** Timing of the long connection, told to the client in seconds. `reconnectCount` -1 is without end. */
export interface LongConnectionOptions {
  readonly pingInterval: number;
  readonly reconnectInterval: number;
  readonly reconnectNonce: number;
  readonly reconnectCount: number;
}

/** Which of Feishu's rules are in force. */
export interface RuleOptions {
  /** Rate limits (50/s and 1000/min per app and API, 5/s per person, group and updated message). */
  readonly limits: boolean;
  /** Refuse plain phone numbers and e-mail addresses (230028). */
  readonly dlp: boolean;
  /** Urgent notices the tenant has left, counted by person; beyond them 230024. */
  readonly urgentQuota: number;
  /** Words that are refused as sensitive (230022). */
  readonly sensitiveWords: readonly string[];
}

/** What `startSandbox` takes. */
export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  /** Address to listen on; default 127.0.0.1. */
  readonly host?: string;
  /** Further `Host` headers to answer to, with port (say, behind a proxy). */
  readonly allowedHosts?: readonly string[];
  /** Where the state is kept; left out: in memory only. */
  readonly dataFile?: string;
  /** Default: the computer's time. */
  readonly clock?: SandboxClock;
  readonly apps: readonly AppOptions[];
  readonly people?: readonly PersonOptions[];
  readonly rules?: Partial<RuleOptions>;
  readonly longConnection?: Partial<LongConnectionOptions>;
  /** Folder of the built chat window; left out: no window. */
  readonly windowDir?: string;
  /** Seeds which connection an event goes to and which calls a partial fault hits. */
  readonly seed?: string;
  /** Real milliseconds a delivery gets to be answered while the clock is being moved; default 250. */
  readonly settleMs?: number;
}

/** Rules in force unless said otherwise: as strict as Feishu can be. */
export const DEFAULT_RULES: RuleOptions = { limits: true, dlp: true, urgentQuota: 10_000, sensitiveWords: [] };

/** As Feishu tells its clients, but quicker to reconnect: a local server is restarted often. */
export const DEFAULT_LONG_CONNECTION: LongConnectionOptions = {
  pingInterval: 120,
  reconnectInterval: 5,
  reconnectNonce: 2,
  reconnectCount: -1,
};
