import * as contract from '#core/contract/week.ts';
import { bind, type Route } from '#platform';
import { drawWeek } from './draw.ts';
import { readWeek } from './shown.ts';

export const weekRoutes: Route[] = [
  bind(contract.readWeek, (tx, query, { actor }) => readWeek(tx, query, actor)),
  bind(contract.drawWeek, async (tx, _input, { actor }) => ({ week: await drawWeek(tx, actor) })),
];
