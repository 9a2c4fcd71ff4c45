import { audit } from '#people';
import {
  changeChatAccount,
  createChatAccount,
  listChatAccounts,
  showChatScript,
  showIdentitySecret,
} from '#core/contract/chat.ts';
import { bind, type Route } from '#platform';
import * as account from './account.ts';
import { openChatBox } from './open-box.ts';
import { presentScript } from './widget-routes.ts';

/** Chat boxes as the console manages them. */
export const accountRoutes: Route[] = [
  bind(listChatAccounts, async (tx) => ({ items: await account.chatAccounts(tx) })),
  bind(createChatAccount, (tx, input, { app, actor }) => openChatBox(tx, app, { ...input, actor })),
  bind(changeChatAccount, async (tx, input, { actor }) => {
    const changed = await account.changeChatAccount(tx, input);
    await audit(tx, actor, { action: 'channel.change', subject: changed.id, detail: { name: changed.name } });
    return changed;
  }),
  bind(showChatScript, presentScript),
  bind(showIdentitySecret, async (tx, { id, renew }, { app, actor }) => {
    await audit(tx, actor, { action: 'channel.identity-secret', subject: id, detail: { renew } });
    return { secret: await account.identitySecret(tx, app, { account: id, renew }) };
  }),
];
