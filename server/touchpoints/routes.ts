import { customerLine } from '#core/contract/customer-line.ts';
import { readLag } from '#core/contract/lag.ts';
import { readScoreSight, updateScoreSight } from '#core/contract/score-sight.ts';
import * as touchpointContract from '#core/contract/touchpoints.ts';
import * as contract from '#core/contract/tracking.ts';
import { visibleTo } from '#people';
import { bind, bindOpen, type Route } from '#platform';
import { lineWithArchive } from './archive/index.ts';
import {
  adoptTouchpoint,
  changeTouchpoint,
  createTouchpoint,
  ignoreTouchpoint,
  listTouchpoints,
  offerTouchpoint,
} from './catalogue.ts';
import { consentOfCustomer } from './consent.ts';
import { discardDeadLetter, discardDeadLetters, listDeadLetters, readDeadLetter } from './dead-letters/letters.ts';
import { retryDeadLetter, retryDeadLetters } from './dead-letters/retry.ts';
import { trackingOverview } from './overview.ts';
import { shippingLag } from './shipping/index.ts';
import { changeScoreSight, scoreSightSettings } from './score-sight/settings.ts';
import { changeSource, createSource, listSources, revokeSource } from './sources/sources.ts';
import { trackingRoutes } from './tracking/routes.ts';

export const routes: Route[] = [
  bind(contract.listSources, listSources),
  bind(contract.createSource, (tx, input, { actor, app: { keyring } }) => createSource(tx, input, { actor, keyring })),
  bind(contract.changeSource, (tx, input, { actor }) => changeSource(tx, input, actor)),
  bind(contract.revokeSource, (tx, { id }, { actor }) => revokeSource(tx, id, actor)),
  bind(contract.listDeadLetters, listDeadLetters),
  bind(contract.readDeadLetter, (tx, { id }) => readDeadLetter(tx, id)),
  bind(contract.retryDeadLetter, (tx, { id }, about) => retryDeadLetter(tx, id, about)),
  bind(contract.discardDeadLetter, (tx, { id }, { actor }) => discardDeadLetter(tx, id, actor)),
  bind(contract.retryDeadLetters, (tx, some, about) => retryDeadLetters(tx, some, about)),
  bind(contract.discardDeadLetters, async (tx, some, { actor }) => ({
    discarded: await discardDeadLetters(tx, some, actor),
  })),
  bind(contract.trackingOverview, trackingOverview),
  bindOpen(readLag, (_input, { app, actor }) => shippingLag(app, actor?.workspace)),
  bind(touchpointContract.listTouchpoints, listTouchpoints),
  bind(touchpointContract.createTouchpoint, (tx, input, { actor }) => createTouchpoint(tx, input, actor)),
  bind(touchpointContract.changeTouchpoint, (tx, input, { actor }) => changeTouchpoint(tx, input, actor)),
  bind(touchpointContract.adoptTouchpoint, (tx, input, { actor }) => adoptTouchpoint(tx, input, actor)),
  bind(touchpointContract.ignoreTouchpoint, (tx, input, { actor }) => ignoreTouchpoint(tx, input, actor)),
  bind(touchpointContract.offerTouchpoint, (tx, input, { actor }) => offerTouchpoint(tx, input, actor)),
  bind(customerLine, (tx, { id, ...query }, { app, actor }) =>
    lineWithArchive(tx, app.files, {
      customer: id,
      actor,
      query: { ...query, conversations: visibleTo(actor).everything },
    }),
  ),
  bind(touchpointContract.customerConsent, async (tx, { id }) => ({ items: await consentOfCustomer(tx, id) })),
  bind(readScoreSight, (tx) => scoreSightSettings(tx)),
  bind(updateScoreSight, (tx, wanted, { actor }) => changeScoreSight(tx, wanted, actor)),
  ...trackingRoutes,
];
