import * as contract from '#core/contract/mailboxes.ts';
import { bind, bindOpen, problem, type Actor } from '#platform';
import { compareNow, foldersOfAccount } from './mail-accounts.ts';
import { stateOfMailbox } from './mailbox-state.ts';
import { beginConsent } from './oauth/begin-consent.ts';
import { endConsentRoute } from './oauth/end-consent.ts';

function known(actor: Actor | null): Actor {
  if (actor === null) throw problem('unauthenticated');
  return actor;
}

export const mailboxRoutes = [
  bind(contract.mailboxState, (tx, { id }, { app }) => stateOfMailbox(tx, app, id)),
  bind(contract.beginMailConsent, (tx, { id }, context) => beginConsent(tx, id, context)),
  bindOpen(contract.listMailFolders, (input, { app, actor }) => foldersOfAccount(app, known(actor), input)),
  bindOpen(contract.compareMailbox, ({ id }, { app, actor }) => compareNow(app, known(actor), id)),
  endConsentRoute,
];
