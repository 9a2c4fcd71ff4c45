import * as contract from '#core/contract/listening.ts';
import * as occasions from '#core/contract/occasions.ts';
import * as asking from '#core/contract/asking-settings.ts';
import * as plan from '#core/contract/asking-plan.ts';
import * as surveys from '#core/contract/surveys.ts';
import { bind, type Route } from '#platform';
import { audit } from '#people';
import { answerPages } from './answering/answer-page.ts';
import { listAnswers } from './answering/list.ts';
import { askForProgram } from './asking/ask-for-program.ts';
import { countAsks, listAsks } from './asking/ledger.ts';
import { ledgerFile } from './asking/ledger-file.ts';
import { askRates } from './asking/rates.ts';
import { playRoutes } from './answering/play-routes.ts';
import { wishPages } from './asking/wish-page.ts';
import { changeOccasion, readOccasion } from './asking/occasions.ts';
import { askingSettings, changeAskingSettings } from './asking/settings.ts';
import { changePlan, readPlan } from './asking/plan.ts';
import { uploadRoutes } from './answering/upload-routes.ts';
import { listResponses } from './answering/responses-list.ts';
import { inPageRoutes } from './in-page/routes.ts';
import { placeRoutes } from './places/routes.ts';
import { resultRoutes } from './results/routes.ts';
import { exportRoutes } from './answering/export-routes.ts';
import { pictureRoutes } from './surveys/picture-routes.ts';
import { surveyRoutes } from './surveys/routes.ts';
import { sentimentRoutes } from './sentiment/routes.ts';
import { providerRoutes } from './provider/routes.ts';
import { topicRoutes } from './topics/routes.ts';
import { changeSurvey, csatSurvey } from './surveys/survey.ts';

export const routes: Route[] = [
  bind(contract.listAsks, (tx, query) => listAsks(tx, query)),
  bind(contract.askCustomer, (tx, wanted, { app }) => askForProgram(tx, app, wanted)),
  bind(contract.askRates, (tx, query) => askRates(tx, query)),
  ledgerFile,
  bind(contract.countAsks, (tx, { days = 30 }) => countAsks(tx, days)),
  bind(plan.readAskingPlan, (tx) => readPlan(tx)),
  bind(plan.updateAskingPlan, (tx, wanted, { actor }) => changePlan(tx, wanted, actor)),
  bind(asking.readAskingSettings, (tx) => askingSettings(tx)),
  bind(asking.updateAskingSettings, (tx, wanted, { actor }) => changeAskingSettings(tx, wanted, actor)),
  bind(occasions.readOccasion, (tx, { id }) => readOccasion(tx, id)),
  bind(occasions.updateOccasion, async (tx, change, { actor }) => {
    await changeOccasion(tx, change, actor);
    return readOccasion(tx, change.id);
  }),
  bind(contract.listAnswers, (tx, query, { actor }) => listAnswers(tx, query, actor)),
  bind(contract.readSurvey, (tx) => csatSurvey(tx)),
  bind(contract.updateSurvey, async (tx, change, { actor }) => {
    const survey = await changeSurvey(tx, change);
    await audit(tx, actor, { action: 'survey.update', subject: survey.id, detail: change });
    return survey;
  }),
  bind(surveys.listResponses, (tx, query, { actor }) => listResponses(tx, query, actor)),
  ...sentimentRoutes,
  ...topicRoutes,
  ...providerRoutes,
  ...surveyRoutes,
  ...pictureRoutes,
  ...exportRoutes,
  ...resultRoutes,
  ...answerPages,
  ...wishPages,
  ...playRoutes,
  ...uploadRoutes,
  ...placeRoutes,
  ...inPageRoutes,
];
