import * as contract from '#core/contract/desk.ts';
import { waysToCustomer } from '#core/contract/ways.ts';
import { bind, type Route } from '#platform';
import { markRead } from '#channels';
import { assign } from './assign.ts';
import { bulkRoutes } from './bulk/routes.ts';
import { takeConversation, visibleConversation } from './conversation.ts';
import { viewRoutes } from './views/routes.ts';
import { macroRoutes } from './macros/routes.ts';
import { listConversations } from './list.ts';
import { readConversation, readItems, summaryOf, summaryOfBegun, unblock } from './read.ts';
import { marksRoutes } from './marks/routes.ts';
import { replyOrHold } from './held/reply-or-hold.ts';
import { outgoingRoutes } from './outgoing-routes.ts';
import { writeNote } from './reply.ts';
import { searchRoutes } from './search/routes.ts';
import { reasonRoutes } from './reasons/routes.ts';
import { resolveWithReason } from './reasons/say.ts';
import { markSpam, reopen } from './resolve.ts';
import { statusRoutes } from './status/routes.ts';
import { startConversation } from './begin/start.ts';
import { waysTo } from './begin/ways.ts';
import { tellTyping } from './typing.ts';
import { refuseUnready } from './refuse-unready.ts';

export const routes: Route[] = [
  ...outgoingRoutes,
  ...marksRoutes,
  ...bulkRoutes,
  ...statusRoutes,
  ...viewRoutes,
  ...macroRoutes,
  ...reasonRoutes,
  bind(contract.listConversations, (tx, input, { actor }) => listConversations(tx, input, actor)),
  bind(contract.readConversation, (tx, { id }, { actor }) => readConversation(tx, id, actor)),
  bind(contract.listConversationItems, (tx, input, { actor }) => readItems(tx, input, actor)),
  bind(waysToCustomer, (tx, { id }, { actor }) => waysTo(tx, id, actor)),
  bind(contract.startConversation, async (tx, input, { app, actor, request }) => {
    const id = await startConversation(tx, { ...input, key: request.id }, { app, actor });
    return summaryOfBegun(tx, id, actor);
  }),
  bind(contract.replyToConversation, async (tx, input, { app, actor, request }) => {
    const key = String(request.headers['idempotency-key'] ?? request.id);
    if (input.resolve) await refuseUnready(tx, input.id, actor);
    const held = await replyOrHold(tx, { ...input, key }, { app, actor });
    return { ...(await summaryOf(tx, input.id, actor)), held };
  }),
  bind(contract.noteOnConversation, async (tx, input, { actor }) => {
    await writeNote(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.assignConversation, async (tx, input, { actor }) => {
    await assign(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.resolveConversation, async (tx, input, { actor }) => {
    await resolveWithReason(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.reopenConversation, async (tx, { id, version }, { actor }) => {
    await reopen(tx, await takeConversation(tx, { id, version }, actor), actor);
    return summaryOf(tx, id, actor);
  }),
  bind(contract.markConversationSpam, async (tx, input, { actor }) => {
    await markSpam(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
  bind(contract.unblockCustomer, async (tx, { id }, { actor }) => ({ unblocked: await unblock(tx, id, actor) })),
  bind(contract.markConversationRead, async (tx, { id, message }, { actor }) => {
    await visibleConversation(tx, id, actor);
    if (actor.id !== null) await markRead(tx, { thread: id, message, reader: actor.id });
    return { read: true };
  }),
  bind(contract.typeInConversation, tellTyping),
  ...searchRoutes,
];
