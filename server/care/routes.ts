import { countRecoveries as recoveryCounts } from '#core/contract/care-count.ts';
import * as contract from '#core/contract/care.ts';
import { readGain } from '#core/contract/gain.ts';
import { bind, type Route } from '#platform';
import { recoveryGain } from './again/gain.ts';
import { decideGoodwill, giveGoodwill } from './goodwill/give.ts';
import { changeRecovery, noteOnRecovery } from './recovery/change.ts';
import { complain } from './recovery/complain.ts';
import { countRecoveries, listRecoveries } from './recovery/list.ts';
import { settleRecovery } from './recovery/settle.ts';
import { shownRecovery } from './recovery/shown.ts';
import { careSettings, changeCareSettings } from './settings/settings.ts';

export const routes: Route[] = [
  bind(contract.listRecoveries, (tx, query, { actor }) => listRecoveries(tx, query, actor)),
  bind(recoveryCounts, (tx, _input, { actor }) => countRecoveries(tx, actor)),
  bind(contract.readRecovery, (tx, { id }, { actor }) => shownRecovery(tx, id, actor)),
  bind(contract.openRecovery, async (tx, input, { actor }) =>
    shownRecovery(tx, await complain(tx, input, actor), actor),
  ),
  bind(contract.changeRecovery, async (tx, input, { actor }) =>
    shownRecovery(tx, (await changeRecovery(tx, input, actor)).id, actor),
  ),
  bind(contract.settleRecovery, async (tx, input, { actor }) =>
    shownRecovery(tx, (await settleRecovery(tx, input, actor)).id, actor),
  ),
  bind(contract.noteOnRecovery, async (tx, input, { actor }) => {
    await noteOnRecovery(tx, input, actor);
    return await shownRecovery(tx, input.id, actor);
  }),
  bind(contract.giveGoodwill, async (tx, input, { actor }) => {
    await giveGoodwill(tx, input, actor);
    return await shownRecovery(tx, input.id, actor);
  }),
  bind(contract.decideGoodwill, async (tx, input, { actor }) =>
    shownRecovery(tx, await decideGoodwill(tx, input, actor), actor),
  ),
  bind(contract.undoGoodwill, async (tx, input, { actor }) =>
    shownRecovery(tx, await decideGoodwill(tx, { ...input, state: 'undone' }, actor), actor),
  ),
  bind(readGain, (tx) => recoveryGain(tx)),
  bind(contract.readCareSettings, (tx) => careSettings(tx)),
  bind(contract.changeCareSettings, (tx, input, { actor }) => changeCareSettings(tx, input, actor)),
];
