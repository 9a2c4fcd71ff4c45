import * as contract from '#core/contract/outgoing.ts';
import { lookAtAddresses } from '#channels';
import { bind, type Route } from '#platform';
import { cancelHeld, changeHeld, sendHeldNow } from './held/act.ts';
import { giveUp, resend, tryNow } from './outgoing-acts.ts';
import { warmthRoutes } from './warmth/routes.ts';
import { changeWriting, listFirstSenders, listSenders, readWriting } from './writing.ts';

/** What happens to an answer between the pen and the customer. */
export const outgoingRoutes: Route[] = [
  bind(contract.resendMessage, (tx, input, { actor }) => resend(tx, input, actor)),
  bind(contract.tryMessageNow, (tx, { id }, { actor }) => tryNow(tx, id, actor)),
  bind(contract.giveUpMessage, (tx, { id }, { actor }) => giveUp(tx, id, actor)),
  bind(contract.sendHeldNow, (tx, input, by) => sendHeldNow(tx, input, by)),
  bind(contract.changeHeld, (tx, input, { actor }) => changeHeld(tx, input, actor)),
  bind(contract.cancelHeld, (tx, { id }, { actor }) => cancelHeld(tx, id, actor)),
  bind(contract.readWriting, (tx, _input, { actor }) => readWriting(tx, actor)),
  bind(contract.changeWriting, (tx, input, { actor }) => changeWriting(tx, input, actor)),
  bind(contract.listConversationSenders, (tx, { id }, by) => listSenders(tx, id, by)),
  bind(contract.lookAtAddresses, async (tx, input) => ({ items: await lookAtAddresses(tx, input.of.slice(0, 50)) })),
  ...warmthRoutes,
  bind(contract.listFirstSenders, (tx, _input, by) => listFirstSenders(tx, by)),
];
