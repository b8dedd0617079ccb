import type { Chat } from '../model.ts';
import { newId, type Tenant } from '../tenant.ts';

/** Writes the grey line that tells a group of members coming and going. */
export function noteInChat(tenant: Tenant, chat: Chat, text: string): void {
  const now = tenant.clock.now();
  tenant.store.commit({
    kind: 'message',
    message: {
      messageId: newId('om_'),
      chatId: chat.chatId,
      seq: tenant.store.nextSeq(),
      sender: { kind: 'system' },
      type: 'system',
      createdAt: now,
      versions: [{ at: now, by: 'send', content: JSON.stringify({ text }) }],
      uuid: null,
      parentId: null,
      mentions: [],
      urgentFor: [],
    },
  });
}
