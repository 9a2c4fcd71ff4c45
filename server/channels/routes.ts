import { listAlarms } from '#core/contract/alarms.ts';
import * as contract from '#core/contract/channels.ts';
import { bind, bindOpen, problem } from '#platform';
import { alarmsOf } from './alarms.ts';
import { incomingRoutes } from './incoming/routes.ts';
import { changeMailbox, createMailbox, deleteAccount, listAccounts, tryAccount } from './mail/mail-accounts.ts';
import { chatRoutes } from './chat/index.ts';
import { formRoutes } from './form/index.ts';
import { fileRoutes } from './file-routes.ts';
import { senderRoutes } from './mail/out/sender-routes.ts';
import { mailFilePage } from './mail/page/mail-file-page.ts';
import { mailPage } from './mail/page/mail-page.ts';
import { pictureRoute } from './mail/pictures/picture-route.ts';
import { suppressionRoutes } from './suppression/routes.ts';
import { mailboxRoutes } from './mail/mailbox-routes.ts';

export const routes = [
  bind(contract.listChannels, (tx, _input, { app }) => listAccounts(tx, app)),
  bind(contract.createMailAccount, (tx, input, by) => createMailbox(tx, by, input)),
  bind(contract.changeMailAccount, (tx, input, by) => changeMailbox(tx, by, input)),
  bind(contract.deleteChannel, (tx, { id }, by) => deleteAccount(tx, by, id)),
  bindOpen(contract.testMailAccount, (input, { app, actor }) => {
    if (actor === null) throw problem('unauthenticated');
    return tryAccount(app, actor, input);
  }),
  bind(listAlarms, async (tx) => ({ items: await alarmsOf(tx) })),
  ...incomingRoutes,
  ...senderRoutes,
  ...fileRoutes,
  ...chatRoutes,
  ...formRoutes,
  ...mailboxRoutes,
  ...suppressionRoutes,
  mailPage,
  pictureRoute,
  mailFilePage,
];
