import * as contract from '#core/contract/demo.ts';
import { bindOpen, problem, type Actor, type Route } from '#platform';
import { beginDemo, demoStatus, endDemo } from './state.ts';

export const demoRoutes: Route[] = [
  bindOpen(contract.readDemo, (_input, { app }) => demoStatus(app)),
  bindOpen(contract.loadDemo, (_input, { app, actor }) => beginDemo(app, signedIn(actor))),
  bindOpen(contract.removeDemo, (_input, { app }) => endDemo(app)),
];

function signedIn(actor: Actor | null): Actor {
  if (actor === null) throw problem('unauthenticated', { detail: 'Please sign in first.' });
  return actor;
}
