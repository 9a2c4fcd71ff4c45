import type { FastifyReply, FastifyRequest } from 'fastify';
import { chatLimits } from '#core/channels/chat-limits.ts';
import {
  answerInChat,
  chatConfig,
  describeInChat,
  forgetChat,
  identifyInChat,
  leaveEmail,
  markInChat,
  readChat,
  sendChatTranscript,
  startChat,
  typeInChat,
  writeInChat,
} from '#core/contract/chat.ts';
import { bindRaw, type Route } from '#platform';
import { signalTyping } from '../typing.ts';
import { accountByKey, refuseForeignSite } from './account.ts';
import { changeAttributes } from './attributes.ts';
import { answerAsVisitor } from './card.ts';
import { configOf } from './config.ts';
import { sendFile, takeFile } from './files.ts';
import { countBeginning } from './flood.ts';
import { leaveEmailAddress } from './leave-email.ts';
import { markAsVisitor } from './marks.ts';
import { identifyVisitor, startSession } from './session.ts';
import { olderMessages } from './state.ts';
import { streamToVisitor } from './stream.ts';
import { sendTranscript } from './transcript.ts';
import { endVisit, visitorOf } from './visitor.ts';
import { openRoute, passOf, visitorRoute } from './visitor-route.ts';
import { writeAsVisitor } from './write.ts';

const byAddress = { perMinute: 3000, burst: 1500 };
/** After a restart everybody behind one address comes back within seconds. */
const comingBack = { perMinute: 30_000, burst: 15_000 };

/** What a visitor's page may ask for; each runs in the workspace that the key or the token names. */
export const visitorRoutes: Route[] = [
  openRoute(chatConfig, async ({ key }, { app, request }) => {
    refuseForeignSite(request, await accountByKey(app, key));
    return await configOf(app, key);
  }),
  openRoute(startChat, async ({ key, ...start }, { app, request }) => {
    const account = await accountByKey(app, key);
    refuseForeignSite(request, account);
    return await app.database.inWorkspace(account.workspace, (tx) =>
      startSession(tx, app, { ...start, account: account.id }),
    );
  }),
  visitorRoute(identifyInChat, ({ identity }, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => identifyVisitor(tx, app, { pass, identity })),
  ),
  visitorRoute(writeInChat, async (input, { app, pass, request }) => ({
    message: await app.database.inWorkspace(pass.workspace, (tx) =>
      writeAsVisitor(tx, app, { pass, input, begins: () => countBeginning(request) }),
    ),
  })),
  visitorRoute(readChat, ({ after }, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, async (tx) => {
      const { thread } = await visitorOf(tx, pass);
      return await olderMessages(tx, app, { thread, after });
    }),
  ),
  visitorRoute(markInChat, (marks, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => markAsVisitor(tx, pass, marks)),
  ),
  visitorRoute(typeInChat, async ({ typing }, { app, pass }) => {
    const { workspace } = pass;
    const { thread, name } = await app.database.inWorkspace(workspace, (tx) => visitorOf(tx, pass));
    if (thread !== null) signalTyping(app, { workspace, thread }, { who: 'customer', id: null, name, typing });
  }),
  visitorRoute(leaveEmail, ({ email }, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => leaveEmailAddress(tx, pass, email)),
  ),
  visitorRoute(sendChatTranscript, ({ email }, { app, pass, request }) =>
    app.database.inWorkspace(pass.workspace, (tx) => sendTranscript(tx, app, { pass, email, request })),
  ),
  visitorRoute(describeInChat, ({ attributes }, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => changeAttributes(tx, pass, attributes)),
  ),
  visitorRoute(answerInChat, (input, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => answerAsVisitor(tx, app, { pass, input })),
  ),
  visitorRoute(forgetChat, (_input, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => endVisit(tx, app, pass.visitor)),
  ),
  bindRaw({
    method: 'GET',
    path: '/api/v1/chat/stream',
    public: true,
    cors: true,
    limit: comingBack,
    handle: (app, request, reply) => streamToVisitor(app, { request, reply, pass: passOf(app, request) }),
  }),
  bindRaw({
    method: 'POST',
    path: '/api/v1/chat/files',
    public: true,
    cors: true,
    limit: byAddress,
    bodyLimit: chatLimits.fileBytes + 1,
    handle: (app, request: FastifyRequest) => takeFile(app, request, passOf(app, request)),
  }),
  bindRaw({
    method: 'GET',
    path: '/api/v1/chat/files/:id',
    public: true,
    cors: true,
    limit: byAddress,
    handle: (app, request: FastifyRequest, reply: FastifyReply) => sendFile(app, request, reply),
  }),
];
