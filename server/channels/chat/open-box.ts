import type { ChatSettingsChange } from '#core/channels/chat-settings.ts';
import { chatLanguageFor } from '#core/channels/chat-languages.ts';
import { audit, workspaceCreated } from '#people';
import { defineListener, systemActor, type Actor, type App, type Tx } from '#platform';
import { createSource } from '#touchpoints';
import { chatAccounts, createChatAccount, type ChatAccount } from './account.ts';

interface NewBox {
  name: string;
  settings?: ChatSettingsChange | undefined;
  actor: Actor;
}

/** Makes a chat box, and a source of its own that its tracker sends to. */
export async function openChatBox(tx: Tx, app: App, { name, settings = {}, actor }: NewBox): Promise<ChatAccount> {
  const { keyring } = app;
  const origins = settings.origins ?? [];
  const { writeKey } = await createSource(tx, { name, kind: 'browser', origins }, { actor, keyring });
  const account = await createChatAccount(tx, app, { name, settings: { writeKey, ...settings } });
  await audit(tx, actor, { action: 'channel.create', subject: account.id, detail: { name, kind: 'chat' } });
  return account;
}

/** A new company has a chat box from the start: one script tag is all it takes. */
export const openFirstBox = defineListener({
  name: 'channels.first-chat-box',
  on: [workspaceCreated],
  async handle(tx, event, app) {
    if ((await chatAccounts(tx)).length > 0) return;
    const language = chatLanguageFor([event.data.language]);
    await openChatBox(tx, app, { name: 'Website chat', settings: { language }, actor: systemActor(tx.workspace) });
  },
});
