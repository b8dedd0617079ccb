import type { ReadinessFault } from './gateway.ts';

type Words = { readonly [Code in ReadinessFault['code']]: (fault: Extract<ReadinessFault, { code: Code }>) => string };

const WORDS: Words = {
  'app-id-malformed': ({ appId }) =>
    `飞书应用编号“${appId}”的格式不对：应为 cli_ 加 16 位十六进制字符。请在开发者后台“凭证与基础信息”页复制 App ID。`,
  'app-unknown': ({ appId }) =>
    `飞书没有编号为“${appId}”的应用。请核对 App ID，并确认应用属于本单位的飞书（国际版 Lark 要另设 FEISHU_DOMAIN）。`,
  'secret-refused': ({ appId }) =>
    `飞书不接受应用“${appId}”的密钥。请在开发者后台“凭证与基础信息”页重新复制 App Secret，若已重置则以新的为准。`,
  'sign-in-refused': ({ answer, detail }) =>
    `飞书拒绝登录（代码 ${answer}：${detail}）。请在开发者后台确认应用已启用并发布版本。`,
  unreachable: ({ domain }) => `连不上飞书（${domain}）。请检查本机网络、域名解析和防火墙是否允许访问该地址。`,
  'connection-refused': ({ detail }) =>
    `飞书不接受长连接（${detail}）。请在开发者后台“事件与回调”中把订阅方式设为“使用长连接接收事件”，回调同样设置。`,
  'timed-out': ({ seconds }) =>
    `等待飞书长连接超过 ${seconds} 秒仍未建立。请检查网络是否允许 WebSocket（wss）连接，稍后会自动重试。`,
  closed: () => '机器人已停止。重新启动服务后会再次连接飞书。',
};

/** Says in one sentence why the chat is not ready and what to click or check. */
export function readinessSentence(fault: ReadinessFault): string {
  // the record's entry for a code takes exactly the fault of that code
  const say = WORDS[fault.code] as (fault: ReadinessFault) => string;
  return say(fault);
}
