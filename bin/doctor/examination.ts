import type { FeishuSettings } from '../../bot/feishu-settings.ts';
import { type AppFault, reviewApp } from '../../bot/gateway/feishu/app-review.ts';
import { createFeishuGateway, FEISHU_DOMAIN } from '../../bot/gateway/feishu/feishu-gateway.ts';
import type { ChatLog } from '../../bot/gateway/log.ts';
import { readinessSentence } from '../../bot/gateway/readiness-words.ts';
import { setupAdvice } from '../../bot/gateway/setup-words.ts';
import { examineClock } from './clock.ts';
import { type FolderReading, readFolder } from './data-folder.ts';
import { fault, fine, type Finding } from './finding.ts';
import { examinePeople } from './people.ts';

/** What is examined. */
export interface Patient {
  readonly dataFolder: string;
  readonly feishu: FeishuSettings | null;
  /** The machine's clock, in milliseconds since 1970. */
  readonly now: () => number;
}

/** Looks at everything that an office needs to run, in the order in which it is mended. Changes nothing. */
export async function examine({ dataFolder, feishu, now }: Patient): Promise<readonly Finding[]> {
  const folder = await readFolder(dataFolder);
  if (feishu === null) {
    const todo = '在飞书开放平台的“凭证与基础信息”页复制 App ID 和 App Secret，见《接入飞书》第五步。';
    return [...folder.findings, fault('凭证', '没有设置飞书应用的编号和密钥。', todo)];
  }
  return [...folder.findings, ...(await examineFeishu(feishu, folder, now))];
}

async function examineFeishu(
  { appId, appSecret, domain: configured, webhook }: FeishuSettings,
  { state, contacts }: FolderReading,
  now: () => number,
): Promise<readonly Finding[]> {
  const domain = (configured ?? FEISHU_DOMAIN).replace(/\/+$/, '');
  const reviewed = await reviewApp({ appId, appSecret, domain, way: webhook ? 'webhook' : 'websocket' }, SILENT);
  if (!reviewed.ok) return [fault('凭证', readinessSentence(reviewed.fault), '处理后再体检一次。')];
  const gateway = createFeishuGateway({ appId, appSecret, domain }, SILENT);
  const people =
    state === null || contacts === null ? [] : await examinePeople(state, contacts, gateway, reviewed.value.range);
  return [
    fine('凭证', `应用 ${appId} 的编号和密钥正确。`),
    await examineClock(domain, now),
    ...appFindings(reviewed.value.faults),
    ...people,
  ];
}

/** What goes to the screen is said once, in our words. */
const SILENT: ChatLog = { info: () => undefined, warn: () => undefined, error: () => undefined };

const ABOUT: Readonly<Record<AppFault['code'], string>> = {
  'bot-off': '机器人',
  'scope-missing': '权限',
  'scopes-unreadable': '权限',
  'subscriptions-unreadable': '订阅',
  'delivery-wrong': '订阅',
  'not-subscribed': '订阅',
  'range-empty': '可用范围',
  'range-unreadable': '可用范围',
};

function appFindings(faults: readonly AppFault[]): readonly Finding[] {
  const found = faults.map((one): Finding => {
    const { what, todo, serious } = setupAdvice(one);
    return { state: serious ? 'fault' : 'warning', about: ABOUT[one.code], what, todo };
  });
  const ill = new Set(found.map(({ about }) => about));
  // who is in the range is said with the people, by name
  const sound = ['机器人', '权限', '订阅'].filter((about) => !ill.has(about));
  return [...sound.map((about) => fine(about, '符合要求。')), ...found];
}
