import * as contract from '#core/contract/surveys.ts';
import { bind, type Route } from '#platform';
import { listEditions, publishSurvey, readEdition } from './editions.ts';
import { picturesOf } from './pictures.ts';
import { csatSurvey } from './survey.ts';
import { archiveSurvey, createSurvey, listSurveys, openSurvey, saveSurvey } from './surveys.ts';

export const surveyRoutes: Route[] = [
  bind(contract.listSurveys, async (tx, { archived }) => {
    await csatSurvey(tx);
    return { items: await listSurveys(tx, archived === 'true') };
  }),
  bind(contract.openSurvey, (tx, { id }, { app }) => openSurvey(tx, app, id)),
  bind(contract.createSurvey, async (tx, input, { actor, app }) =>
    openSurvey(tx, app, await createSurvey(tx, input, actor)),
  ),
  bind(contract.saveSurvey, async (tx, input, { actor, app }) => {
    await saveSurvey(tx, input, actor);
    return openSurvey(tx, app, input.id);
  }),
  bind(contract.publishSurvey, async (tx, input, { actor, app }) => {
    await publishSurvey(tx, input, actor);
    return openSurvey(tx, app, input.id);
  }),
  bind(contract.archiveSurvey, async (tx, input, { actor, app }) => {
    await archiveSurvey(tx, input, actor);
    return openSurvey(tx, app, input.id);
  }),
  bind(contract.listPictures, async (tx, { id }, { app }) => ({ items: await picturesOf(tx, app, id) })),
  bind(contract.listEditions, async (tx, { id }) => ({ items: await listEditions(tx, id) })),
  bind(contract.readEdition, (tx, { id, number }) => readEdition(tx, { survey: id, number })),
];
