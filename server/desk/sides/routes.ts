import * as drafts from '#core/contract/side-drafts.ts';
import * as contract from '#core/contract/sides.ts';
import { bind, type Route } from '#platform';
import { beginSide, listSideSenders } from './begin.ts';
import { readSideDraft, saveSideDraft } from './drafts.ts';
import { listSides, readSide, readUntil } from './read.ts';
import { recall, settleSide } from './settle.ts';
import { writeOn } from './write.ts';

/** The same press of the button twice does it once. */
function keyOf({ headers, id }: { headers: Record<string, string | string[] | undefined>; id: string }): string {
  return String(headers['idempotency-key'] ?? id);
}

export const sideRoutes: Route[] = [
  bind(drafts.readSideDraft, (tx, input, { actor }) => readSideDraft(tx, input, actor)),
  bind(drafts.saveSideDraft, (tx, input, { actor }) => saveSideDraft(tx, input, actor)),
  bind(contract.listSides, (tx, { id }, { actor }) => listSides(tx, id, actor)),
  bind(contract.listSideSenders, (tx, { id }, by) => listSideSenders(tx, id, by)),
  bind(contract.beginSide, async (tx, input, by) => {
    const side = await beginSide(tx, { ...input, key: keyOf(by.request) }, by);
    return await readSide(tx, { id: input.id, side }, by);
  }),
  bind(contract.readSide, (tx, input, by) => readSide(tx, input, by)),
  bind(contract.writeInSide, async (tx, input, by) => {
    await writeOn(tx, { ...input, key: keyOf(by.request) }, by);
    return await readSide(tx, input, by);
  }),
  bind(contract.settleSide, async (tx, input, by) => {
    await settleSide(tx, input, by);
    return await readSide(tx, input, by);
  }),
  bind(contract.markSideRead, (tx, input, { actor }) => readUntil(tx, input, actor)),
  bind(contract.recallFromSide, (tx, input, by) => recall(tx, input, by)),
];
