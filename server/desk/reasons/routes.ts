import * as settings from '#core/contract/reason-settings.ts';
import * as contract from '#core/contract/reasons.ts';
import { bind, type Route } from '#platform';
import { summaryOf } from '../read.ts';
import { changeReasonSettings, createReason, orderReasons, updateReason, useUsualReasons } from './change.ts';
import { reasonFigures } from './figures.ts';
import { listReasons } from './list.ts';
import { sayReason } from './say.ts';

export const reasonRoutes: Route[] = [
  bind(contract.listReasons, (tx) => listReasons(tx)),
  bind(settings.createReason, (tx, input, { actor }) => createReason(tx, input, actor)),
  bind(settings.updateReason, (tx, input, { actor }) => updateReason(tx, input, actor)),
  bind(settings.orderReasons, (tx, input, { actor }) => orderReasons(tx, input, actor)),
  bind(settings.useUsualReasons, (tx, _input, { actor }) => useUsualReasons(tx, actor)),
  bind(settings.changeReasonSettings, (tx, input, { actor }) => changeReasonSettings(tx, input, actor)),
  bind(settings.readReasonFigures, (tx) => reasonFigures(tx)),
  bind(contract.sayReason, async (tx, input, { actor }) => {
    await sayReason(tx, input, actor);
    return summaryOf(tx, input.id, actor);
  }),
];
