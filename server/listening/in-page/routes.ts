import * as contract from '#core/contract/page-surveys.ts';
import { visitorRoute } from '#channels';
import { bind, bindRaw, type Route } from '#platform';
import { readPublicToken } from '../answering/public-address.ts';
import { askInPage, dismissAsk } from './ask-in-page.ts';
import { readPageSurvey, savePageSurvey } from './page-surveys.ts';

export const inPageRoutes: Route[] = [
  bind(contract.readPageSurvey, (tx, { id }) => readPageSurvey(tx, id)),
  bind(contract.savePageSurvey, (tx, input, { actor }) => savePageSurvey(tx, input, actor)),
  visitorRoute(contract.askInPage, (input, { app, pass }) =>
    app.database.inWorkspace(pass.workspace, (tx) => askInPage(tx, app, { ...input, pass })),
  ),
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
