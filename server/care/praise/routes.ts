import * as contract from '#core/contract/praise.ts';
import { bind, type Route } from '#platform';
import { passPraise, takeBackPraise } from './forward.ts';
import { countPraise, listPraising, shownPraise } from './list.ts';
import { listMyPraise, mailMyPraise } from './mine.ts';

export const praiseRoutes: Route[] = [
  bind(contract.listPraising, (tx, query, { actor }) => listPraising(tx, query, actor)),
  bind(contract.countPraise, (tx) => countPraise(tx)),
  bind(contract.passPraise, async (tx, input, { actor }) => shownPraise(tx, await passPraise(tx, input, actor))),
  bind(contract.takeBackPraise, async (tx, input, { actor }) => {
    await takeBackPraise(tx, input, actor);
    return { ok: true as const };
  }),
  bind(contract.listMyPraise, (tx, query, { actor }) => listMyPraise(tx, query, actor)),
  bind(contract.mailMyPraise, (tx, input, { actor }) => mailMyPraise(tx, input, actor)),
];
