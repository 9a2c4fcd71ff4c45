import * as contract from '#core/contract/acknowledgement.ts';
import { bind } from '#platform';
import { changeAcknowledgement, readAcknowledgement } from './settings.ts';

export const acknowledgementRoutes = [
  bind(contract.readAcknowledgement, (tx, { id }, { app }) => readAcknowledgement(tx, app, id)),
  bind(contract.changeAcknowledgement, (tx, input, by) => changeAcknowledgement(tx, input, by)),
];
