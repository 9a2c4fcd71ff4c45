import * as contract from '#core/contract/suppression.ts';
import { bind } from '#platform';
import { addSuppression, listSuppressions, removeSuppression, restoreSuppression } from './manage.ts';

export const suppressionRoutes = [
  bind(contract.listSuppressed, (tx, query) => listSuppressions(tx, query)),
  bind(contract.addSuppressed, (tx, input, { actor }) => addSuppression(tx, actor, input)),
  bind(contract.removeSuppressed, (tx, { id }, { actor }) => removeSuppression(tx, actor, id)),
  bind(contract.restoreSuppressed, (tx, { id }, { actor }) => restoreSuppression(tx, actor, id)),
];
