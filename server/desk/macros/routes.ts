import * as contract from '#core/contract/macros.ts';
import { bind, type Route } from '#platform';
import { summaryOf } from '../read.ts';
import { createMacro, deleteMacro, listMacros, updateMacro } from './macros.ts';
import { runMacro } from './run.ts';
import { undoMacro } from './undo.ts';

export const macroRoutes: Route[] = [
  bind(contract.listMacros, (tx, { conversation }, { actor }) => listMacros(tx, conversation, actor)),
  bind(contract.createMacro, (tx, input, { actor }) => createMacro(tx, input, actor)),
  bind(contract.updateMacro, (tx, input, { actor }) => updateMacro(tx, input, actor)),
  bind(contract.deleteMacro, (tx, { id }, { actor }) => deleteMacro(tx, id, actor)),
  bind(contract.runMacro, async (tx, input, { app, actor, request }) => {
    const key = String(request.headers['idempotency-key'] ?? request.id);
    const run = await runMacro(tx, { ...input, key }, { app, actor });
    return { ...(await summaryOf(tx, input.id, actor)), run };
  }),
  bind(contract.undoMacro, async (tx, { id }, { actor }) => summaryOf(tx, await undoMacro(tx, id, actor), actor)),
];
