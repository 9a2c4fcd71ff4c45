import * as contract from '#core/contract/insight.ts';
import { addAnnotation, listAnnotations, readControl, removeAnnotation } from '#core/contract/control.ts';
import { listVolunteered, listVolunteeredSurveys, readVolunteered } from '#core/contract/volunteered.ts';
import { volunteeredSurveys } from '#listening';
import { actorOf, bind, bindRaw, mayTake, problem, type Route, type Tx } from '#platform';
import { answersBehind } from './answers-behind.ts';
import { addAnnotation as annotate, annotations, removeAnnotation as unsay } from './control/annotations.ts';
import { asksBehind } from './asks-behind.ts';
import { controlFigures } from './control/control.ts';
import { experienceFigures } from './experience.ts';
import { driversFigures } from './drivers/drivers.ts';
import { linkFigures } from './link.ts';
import { freshness, querySeconds } from './scope.ts';
import { serviceFigures } from './service.ts';
import { readDrivers } from '#core/contract/drivers.ts';
import { readSilence } from '#core/contract/silence.ts';
import { changeWatch, readAlert, readAlerts } from '#core/contract/alerts.ts';
import { changeWatch as watch, readAlert as alert, readAlerts as alerts } from './alerts/watches.ts';
import { silenceFigures } from './silence/silence.ts';
import { listWorded, readAnswered } from '#core/contract/answered.ts';
import { listConversationsBehind } from '#core/contract/conversations-behind.ts';
import { listAsksBehind } from '#core/contract/asks-behind.ts';
import { answeredFigures, answersWithWords } from './answered/answered.ts';
import {
  changeMetricOwner,
  changeMetricTarget,
  listMetrics,
  readMetric,
  readMetricFigures,
} from '#core/contract/metrics.ts';
import { readOwnFigures } from '#core/contract/own-figures.ts';
import { listConversationFacts } from '#core/contract/facts-list.ts';
import { factsFile } from './facts/facts-csv.ts';
import { conversationFacts } from './facts/facts-list.ts';
import { conversationsBehind } from './conversations-behind.ts';
import { ownFigures } from './own.ts';
import { changeMetricOwner as ownMetric } from './metrics/owners.ts';
import { changeMetricTarget as aimMetric } from './metrics/targets.ts';
import { figuresOfMetrics, listedMetrics, oneMetric } from './metrics/read.ts';
import { volunteeredAnswers } from './volunteered-answers.ts';
import { volunteeredCsv } from './volunteered-csv.ts';
import { volunteeredFigures } from './volunteered.ts';
import { changeInsightSettings, insightSettings } from './settings.ts';

/** Figures may take longer than the other work of a transaction. */
async function patient<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await mayTake(tx, querySeconds * 3);
  return work();
}

export const routes: Route[] = [
  bind(contract.readService, (tx, query, { app }) => patient(tx, () => serviceFigures(tx, app, query))),
  bind(contract.readExperience, (tx, query, { app }) => patient(tx, () => experienceFigures(tx, app, query))),
  bind(readSilence, (tx, query, { app }) => patient(tx, () => silenceFigures(tx, app, query))),
  bind(readControl, (tx, query, { app }) => patient(tx, () => controlFigures(tx, app, query))),
  bind(listAnnotations, async (tx) => ({ items: await annotations(tx) })),
  bind(addAnnotation, (tx, given, { actor }) => annotate(tx, given, actor)),
  bind(removeAnnotation, (tx, { id }, { actor }) => unsay(tx, id, actor)),
  bind(contract.readLink, (tx, query, { app }) => patient(tx, () => linkFigures(tx, app, query))),
  bind(readDrivers, (tx, query, { app }) => patient(tx, () => driversFigures(tx, app, query))),
  bind(contract.listAnswersBehind, (tx, query, { app, actor }) =>
    patient(tx, () => answersBehind(tx, app, { ...query, actor })),
  ),
  bind(readAnswered, (tx, query, { app }) => patient(tx, () => answeredFigures(tx, app, query))),
  bind(listWorded, (tx, query, { app, actor }) => patient(tx, () => answersWithWords(tx, app, { ...query, actor }))),
  bind(listAsksBehind, (tx, query, { app, actor }) => patient(tx, () => asksBehind(tx, app, { ...query, actor }))),
  bind(listConversationsBehind, (tx, query, { app }) => patient(tx, () => conversationsBehind(tx, app, query))),
  bind(listConversationFacts, (tx, query, { actor }) => patient(tx, () => conversationFacts(tx, query, actor))),
  factsFile,
  bind(readOwnFigures, (tx, query, by) => patient(tx, () => ownFigures(tx, by, query))),
  bind(readVolunteered, (tx, query, { app }) => patient(tx, () => volunteeredFigures(tx, app, query))),
  bind(listVolunteeredSurveys, (tx, { language }) => volunteeredSurveys(tx, language)),
  bind(listVolunteered, (tx, query, { app, actor }) =>
    patient(tx, () => volunteeredAnswers(tx, app, { ...query, actor })),
  ),
  bindRaw({
    method: 'GET',
    path: '/api/v1/insight/volunteered.csv',
    permission: 'insight.read',
    async handle(app, request, reply) {
      const asked = readVolunteered.query?.safeParse(request.query);
      if (asked?.success !== true) throw problem('invalid', { detail: 'by must be year or month, survey a name.' });
      const { workspace } = actorOf(request);
      const figures = await app.database.inWorkspace(workspace, (tx) =>
        patient(tx, () => volunteeredFigures(tx, app, asked.data)),
      );
      reply.header('content-disposition', 'attachment; filename="volunteered-answers.csv"');
      return reply.type('text/csv; charset=utf-8').send(volunteeredCsv(figures));
    },
  }),
  bind(changeMetricOwner, (tx, change, { actor }) => ownMetric(tx, change, actor)),
  bind(changeMetricTarget, (tx, wanted, { actor }) => aimMetric(tx, wanted, actor)),
  bind(listMetrics, (tx) => listedMetrics(tx)),
  bind(readMetric, (tx, query, { app }) => patient(tx, () => oneMetric(tx, app, query))),
  bind(readMetricFigures, (tx, query, { app }) => patient(tx, () => figuresOfMetrics(tx, app, query))),
  bind(readAlerts, (tx) => alerts(tx)),
  bind(readAlert, (tx, { id }) => alert(tx, id)),
  bind(changeWatch, (tx, wanted, { actor }) => watch(tx, wanted, actor)),
  bind(contract.readLag, (tx, _, { app }) => freshness(tx, app)),
  bind(contract.readInsightSettings, (tx) => insightSettings(tx)),
  bind(contract.changeInsightSettings, (tx, change, { actor }) => changeInsightSettings(tx, change, actor)),
];
