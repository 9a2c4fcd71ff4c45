import * as contract from '#core/contract/model-provider.ts';
import { bind, bindOpen, problem, type Route } from '#platform';
import { previewProvider, readProvider, tryProvider } from './look.ts';
import { nameEmerging } from './names.ts';
import { changeProvider } from './settings.ts';

export const providerRoutes: Route[] = [
  bind(contract.readModelProvider, (tx, _input, { app }) => readProvider(tx, app)),
  bind(contract.changeModelProvider, async (tx, change, context) => {
    await changeProvider(tx, change, context);
    return readProvider(tx, context.app);
  }),
  bind(contract.previewModelProvider, (tx, tried) => previewProvider(tx, tried)),
  bindOpen(contract.tryModelProvider, (tried, { app, actor }) => {
    if (actor === null) throw problem('unauthenticated');
    return tryProvider(app, actor, tried);
  }),
  bindOpen(contract.nameEmerging, ({ days }, { app, actor }) => {
    if (actor === null) throw problem('unauthenticated');
    return nameEmerging(app, actor, days);
  }),
];
