import * as contract from '#core/contract/senders.ts';
import { bind, bindOpen, problem, type Route } from '#platform';
import { checkDomain } from '../domain/check-domain.ts';
import { limitMailbox, readSending } from '../domain/sending-domains.ts';
import { changeSender, createSender, listSenders, removeSender } from './senders.ts';
import { sendTestMail } from './test-mail.ts';

export const senderRoutes: Route[] = [
  bind(contract.listSenders, (tx, { id }) => listSenders(tx, id)),
  bind(contract.createSender, (tx, { id, ...input }, by) => createSender(tx, by, { ...input, account: id })),
  bind(contract.changeSender, (tx, input, by) => changeSender(tx, by, input)),
  bind(contract.removeSender, (tx, { id }, { actor }) => removeSender(tx, actor, id)),
  bind(contract.readSending, (tx, _input, { app }) => readSending(tx, app)),
  bind(contract.limitMailbox, (tx, input, { actor }) => limitMailbox(tx, input, actor)),
  bind(contract.sendTestMail, (tx, { id }, by) => sendTestMail(tx, by, id)),
  bindOpen(contract.checkSendingDomain, async ({ domain }, { app, actor }) => {
    if (actor === null) throw problem('unauthenticated');
    await checkDomain(app, actor.workspace, domain.toLowerCase());
    return { checked: true };
  }),
];
