import * as contract from '#core/contract/page-surveys.ts';
import { boxRoute, visitorRoute } from '#channels';
import { bind, bindRaw, decode, type Route } from '#platform';
import { givenPage } from '../answering/given-page.ts';
import { readPublicToken } from '../answering/public-address.ts';
import { askInPage, dismissAsk } from './ask-in-page.ts';
import { openTab, takeTabPage } from './tab.ts';
import { readPageSurvey, savePageSurvey } from './page-surveys.ts';

export const inPageRoutes: Route[] = [
  bind(contract.readPageSurvey, (tx, { id }) => readPageSurvey(tx, id)),
  bind(contract.savePageSurvey, (tx, input, { actor }) => savePageSurvey(tx, input, actor)),
  visitorRoute(contract.askInPage, (input, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => askInPage(tx, app, { ...input, pass })),
  ),
  boxRoute(contract.openTab, (input, { app, workspace }) =>
    app.database.inWorkspace(workspace, (tx) => openTab(tx, app, input)),
  ),
  bindRaw({
    method: 'POST',
    path: '/t/:token/answers',
    public: true,
    cors: true,
    body: 'json',
    bodyLimit: 300_000,
    limit: { perMinute: 240, burst: 120 },
    handle(app, request) {
      const { workspace, id } = readPublicToken(app, 'tab', (request.params as { token: string }).token);
      const given = decode(givenPage, request.body);
      return app.database.inWorkspace(workspace, (tx) => takeTabPage(tx, id, given));
    },
  }),
  bindRaw({
    method: 'POST',
    path: '/a/:token/close',
    public: true,
    cors: true,
    body: 'json',
    bodyLimit: 100,
    limit: { perMinute: 240, burst: 120 },
    async handle(app, request, reply) {
      const { workspace, id } = readPublicToken(app, 'ask', (request.params as { token: string }).token);
      await app.database.inWorkspace(workspace, (tx) => dismissAsk(tx, id));
      return reply.code(204).send();
    },
  }),
];
