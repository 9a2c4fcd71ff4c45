import { setImmediate as breath } from 'node:timers/promises';
import { titlesOf } from '#core/insight/fact-titles.ts';
import { driversOf, type Drivers, type Told, type Untold } from '#core/insight/drivers/drivers.ts';
import type { Fault } from '#core/insight/drivers/quality.ts';
import { usualTouchpoint } from '#core/touchpoints/touchpoint-catalogue.ts';
import type { App, Tx } from '#platform';
import { scoreRows } from '../answer-rows.ts';
import { driversHow } from '../how.ts';
import { measureOf, type MeasureQuery } from '../measures.ts';
import { freshness, openScope, touchpointNames, type ScopeQuery } from '../scope.ts';
import { drawnAnswers } from './rows.ts';

/** What goes with a feeling, all facts together. Throws `unavailable` while analytics restarts. */
export async function driversFigures(tx: Tx, app: App, query: ScopeQuery & MeasureQuery) {
  const scope = await openScope(tx, app, query);
  const measure = measureOf(await scoreRows(scope), query);
  const { answers, all, weighted } = await drawnAnswers(scope, measure);
  const { drivers, faults, ...found } = await breathing(driversOf(measure, answers));
  const names = await touchpointNames(tx);
  const nameOf = (key: string, word: number | string) =>
    key === ':touchpoint' ? (names.get(String(word)) ?? usualTouchpoint(String(word))?.name ?? word) : word;
  const titles = titlesOf(drivers.map(({ key, same }) => [key, ...same]));
  const { smallestDifference } = scope.settings;
  return {
    lag: await freshness(tx, app),
    ...measure,
    ...found,
    drawnFrom: all > answers.scores.length ? all : null,
    weighted,
    drivers: drivers.map(({ total, held, ...driver }, at) => ({
      ...driver,
      ...titles[at]!,
      total: onWire(total, (word) => nameOf(driver.key, word)),
      held: onWire(held, (word) => nameOf(driver.key, word)),
    })),
    faults: faults.map(faultOnWire),
    smallestDifference,
    how: driversHow(scope.when),
  };
}

async function breathing(work: Generator<undefined, Drivers, undefined>): Promise<Drivers> {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
    await breath();
  }
}

function onWire(told: Told | Untold, nameOf: (word: number | string) => number | string) {
  if (typeof told === 'string') return { state: told, effects: [], p: null, named: false };
  const effects = told.effects.map(({ from, to, value, low, high }) => ({
    ...{ from: nameOf(from), to: nameOf(to) },
    ...{ value, low, high },
  }));
  return { state: 'told' as const, effects, p: told.p, named: told.named };
}

function faultOnWire(fault: Fault) {
  const label = (key: string) => titlesOf([[key]])[0]!.label;
  return {
    kind: fault.kind,
    n: fault.n,
    label: 'key' in fault ? label(fault.key) : null,
    other: 'other' in fault ? label(fault.other) : null,
  };
}
