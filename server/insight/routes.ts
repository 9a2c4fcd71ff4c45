import * as contract from '#core/contract/insight.ts';
import { addAnnotation, readControl, removeAnnotation } from '#core/contract/control.ts';
import { bind, mayTake, type Route, type Tx } from '#platform';
import { answersBehind } from './answers-behind.ts';
import { addAnnotation as annotate, removeAnnotation as unsay } from './control/annotations.ts';
import { controlFigures } from './control/control.ts';
import { experienceFigures } from './experience.ts';
import { linkFigures } from './link.ts';
import { freshness, querySeconds } from './scope.ts';
import { serviceFigures } from './service.ts';
import { readOwnFigures } from '#core/contract/own-figures.ts';
import { ownFigures } from './own.ts';
import { changeInsightSettings, insightSettings } from './settings.ts';

/** Figures may take longer than the other work of a transaction. */
async function patient<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await mayTake(tx, querySeconds * 3);
  return work();
}

export const routes: Route[] = [
  bind(contract.readService, (tx, query, { app }) => patient(tx, () => serviceFigures(tx, app, query))),
  bind(contract.readExperience, (tx, query, { app }) => patient(tx, () => experienceFigures(tx, app, query))),
  bind(readControl, (tx, query, { app }) => patient(tx, () => controlFigures(tx, app, query))),
  bind(addAnnotation, (tx, given, { actor }) => annotate(tx, given, actor)),
  bind(removeAnnotation, (tx, { id }, { actor }) => unsay(tx, id, actor)),
  bind(contract.readLink, (tx, query, { app }) => patient(tx, () => linkFigures(tx, app, query))),
  bind(contract.listAnswersBehind, (tx, query, { app }) => patient(tx, () => answersBehind(tx, app, query))),
  bind(readOwnFigures, (tx, query, by) => patient(tx, () => ownFigures(tx, by, query))),
  bind(contract.readLag, (tx, _, { app }) => freshness(tx, app)),
  bind(contract.readInsightSettings, (tx) => insightSettings(tx)),
  bind(contract.changeInsightSettings, (tx, change, { actor }) => changeInsightSettings(tx, change, actor)),
];
