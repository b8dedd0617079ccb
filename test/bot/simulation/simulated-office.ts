import { cp, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { openApplication, type Application } from '../../../bot/application.ts';
import { startChat, type Chat } from '../../../bot/chat.ts';
import { createFeishuGateway } from '../../../bot/gateway/feishu/feishu-gateway.ts';
import type { ChatGateway } from '../../../bot/gateway/gateway.ts';
import type { Timers } from '../../../bot/clock.ts';
import type { ChatLog } from '../../../bot/gateway/log.ts';
import { localEngine } from '../../../bot/office/local-engine.ts';
import type { SandboxClock } from '../../../bot/sandbox/clock.ts';
import type { Sandbox } from '../../../bot/sandbox/server.ts';
import { openDataFolder } from '../../../bot/stores/data-folder.ts';
import { crashingDisk, type CrashMode } from '../../support/crashing-disk.ts';
import { must } from '../../support/sample-draw.ts';
import { PROFILE } from '../office/fictional-office.ts';
import { APP, CONTACTS, LINKS, SETTINGS, STAFF } from '../talk/chat-office.ts';

/** One life of the office's process: until it is stopped, or its machine stops at some operation of the disk. */
export interface Life {
  /** The folder it lives in. */
  readonly path: string;
  readonly application: Application;
  readonly chat: Chat;
  /** Whether the machine has stopped. */
  isDead(): boolean;
  /** Ends the process in good order; false when its machine stopped meanwhile. */
  stop(): Promise<boolean>;
}

/** When the machine stops: before that operation of the disk or in the middle of it, counted from 1; 0 is never. */
export interface Fate {
  readonly at: number;
  readonly mode: CrashMode;
}

const never = new Promise<never>(() => undefined);

/** Calls that have left and have no answer yet, those of dead processes included. */
let callsUnderWay = 0;

/** Resolves when no call is under way. A call ends within ten seconds, so no hour passes while there is one. */
export async function noCallUnderWay(): Promise<void> {
  for (let calm = 0; calm < 3; calm = callsUnderWay === 0 ? calm + 1 : 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Starts a process over a folder. From its death on it neither calls nor writes nor wakes up. */
async function live(path: string, sandbox: Sandbox, clock: SandboxClock, log: ChatLog, fate: Fate): Promise<Life> {
  const disk = crashingDisk(fate.at, fate.mode);
  const mortality: { dead: boolean } = { dead: false };
  const real = createFeishuGateway({ ...APP, domain: sandbox.url, readyWithinMs: 5000 }, log);
  void disk.crashed.then(() => {
    mortality.dead = true;
    void real.close();
  });
  const timers: Timers = {
    now: () => clock.now(),
    schedule: (delayMs, task) =>
      clock.schedule(delayMs, () => {
        if (!mortality.dead) task();
      }),
  };
  const broken = (error: unknown): void => {
    if (!mortality.dead) throw new Error('the office broke', { cause: error });
  };
  const opened = (async () => {
    const folder = must(await openDataFolder(disk.files, path));
    return must(
      await openApplication(folder, {
        files: disk.files,
        timers,
        log: pino({ level: 'silent' }),
        engine: localEngine,
        profile: { ...PROFILE, answerWithinWorkdays: 2 },
        publicUrl: 'https://public.example',
        onFailure: broken,
      }),
    );
  })();
  const application = await Promise.race([opened, disk.crashed.then(() => null)]);
  if (application === null) return live(await afterDeath(path), sandbox, clock, log, { at: 0, mode: 'before' });
  const { office, journal, contacts } = application;
  await Promise.race([office.registerPeople('installation', STAFF, CONTACTS), disk.crashed]);
  const gateway = mortal(real, mortality);
  const chat = startChat({
    office,
    journal,
    contacts,
    gateway,
    clock: timers,
    messages: SETTINGS,
    links: LINKS,
    log,
    broken,
  });
  await Promise.race([chat.ready, disk.crashed]);
  return {
    path,
    application,
    chat,
    isDead: () => mortality.dead,
    stop: async () => {
      const ended = chat.close().then(() => application.close());
      const inOrder = await Promise.race([ended.then(() => true), disk.crashed.then(() => false)]);
      mortality.dead = true;
      return inOrder;
    },
  };
}

/** Asked anew after every wait: the machine may have stopped meanwhile. */
const isDead = ({ dead }: { readonly dead: boolean }): boolean => dead;

/** What a dead process asks for never comes. */
const mortal = (gateway: ChatGateway, mortality: { readonly dead: boolean }): ChatGateway =>
  new Proxy(gateway, {
    get(target, name: keyof ChatGateway) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function' || name === 'connected' || name === 'close' || name === 'start') return member;
      return async (...given: readonly unknown[]): Promise<unknown> => {
        if (mortality.dead) return never;
        callsUnderWay += 1;
        const answer: unknown = await Promise.resolve(Reflect.apply(member, target, given)).finally(() => {
          callsUnderWay -= 1;
        });
        return isDead(mortality) ? never : answer;
      };
    },
  });

/** A copy of what the disk holds: the dead process may have a handle on the old one. The lock stays behind. */
async function afterDeath(path: string): Promise<string> {
  const next = `${path}+`;
  await cp(path, next, { recursive: true });
  await rm(join(next, 'lock'), { force: true });
  return next;
}

/** An office whose process ends again and again. */
export class SimulatedOffice {
  readonly #sandbox: Sandbox;
  readonly #clock: SandboxClock;
  readonly #log: ChatLog;
  life: Life;
  deaths = 0;

  private constructor(life: Life, sandbox: Sandbox, clock: SandboxClock, log: ChatLog) {
    this.life = life;
    this.#sandbox = sandbox;
    this.#clock = clock;
    this.#log = log;
  }

  static async open(folder: string, sandbox: Sandbox, clock: SandboxClock, log: ChatLog): Promise<SimulatedOffice> {
    const path = join(folder, 'office');
    await mkdir(path);
    const life = await live(path, sandbox, clock, log, { at: 0, mode: 'before' });
    return new SimulatedOffice(life, sandbox, clock, log);
  }

  /** Stops in good order, unless it is dead already or dies of it, and starts again. */
  async again(fate: Fate = { at: 0, mode: 'before' }): Promise<void> {
    let { path } = this.life;
    const stopped = this.life.isDead() ? false : await this.life.stop();
    if (!stopped) {
      this.deaths += 1;
      path = await afterDeath(this.life.path);
    }
    this.life = await live(path, this.#sandbox, this.#clock, this.#log, fate);
  }
}
