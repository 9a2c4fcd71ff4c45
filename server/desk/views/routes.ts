import * as counts from '#core/contract/counts.ts';
import * as contract from '#core/contract/views.ts';
import { bind, type Route } from '#platform';
import { countConversations } from '../counts/tally.ts';
import { filterOfSearch } from '../filter/of-search.ts';
import { deleteView, orderViews, restoreView } from './arrange.ts';
import { countViews } from './count.ts';
import { createView, updateView, viewsOf } from './views.ts';

export const viewRoutes: Route[] = [
  bind(counts.countConversations, (tx, _input, { actor }) => countConversations(tx, actor)),
  bind(contract.listViews, async (tx, _input, { actor }) => ({ items: await viewsOf(tx, actor) })),
  bind(contract.countViews, (tx, _input, { actor }) => countViews(tx, actor)),
  bind(contract.createView, (tx, input, { actor }) => createView(tx, input, actor)),
  bind(contract.filterOfSearch, (tx, input, { actor }) => filterOfSearch(tx, input, actor)),
  bind(contract.updateView, (tx, input, { actor }) => updateView(tx, input, actor)),
  bind(contract.deleteView, (tx, input, { actor }) => deleteView(tx, input, actor)),
  bind(contract.restoreView, (tx, input, { actor }) => restoreView(tx, input, actor)),
  bind(contract.orderViews, async (tx, input, { actor }) => ({ items: await orderViews(tx, input, actor) })),
];
