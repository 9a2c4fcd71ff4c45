import * as contract from '#core/contract/places.ts';
import { bind, type App, type Route, type Tx } from '#platform';
import { devicesOf } from './devices.ts';
import { changePlace, closePlace, createPlace, listPlaces, readPlace, relinkPlace } from './places.ts';
import { placePages } from './place-pages.ts';
import { posterRoute } from './poster.ts';
import { scoresAt } from './scores.ts';

async function openPlace(tx: Tx, app: App, id: string) {
  return { ...(await readPlace(tx, app, id)), devices: await devicesOf(tx, id), scores: await scoresAt(tx, id) };
}

export const placeRoutes: Route[] = [
  bind(contract.listPlaces, async (tx, _, { app }) => ({ items: await listPlaces(tx, app) })),
  bind(contract.openPlace, (tx, { id }, { app }) => openPlace(tx, app, id)),
  bind(contract.createPlace, async (tx, input, { app, actor }) =>
    openPlace(tx, app, await createPlace(tx, input, actor)),
  ),
  bind(contract.changePlace, async (tx, input, { app, actor }) => {
    await changePlace(tx, input, actor);
    return openPlace(tx, app, input.id);
  }),
  bind(contract.relinkPlace, async (tx, input, { app, actor }) => {
    await relinkPlace(tx, input, actor);
    return openPlace(tx, app, input.id);
  }),
  bind(contract.closePlace, async (tx, input, { app, actor }) => {
    await closePlace(tx, input, actor);
    return openPlace(tx, app, input.id);
  }),
  posterRoute,
  ...placePages,
];
