import * as contract from '#core/contract/incoming.ts';
import { id, wireId } from '#core/contract/codecs.ts';
import { audit } from '#people';
import { actorOf, bind, bindRaw, decode, type Route } from '#platform';
import { z } from 'zod';
import { changeItem, changeMany } from './deeds.ts';
import { incomingItemOf } from './item.ts';
import { listIncomingItems } from './list.ts';
import { openRawMail, sourceOf, structureOf } from './raw-view.ts';

/** As a file to be saved, never shown: it is what a stranger sent. */
const download = bindRaw({
  method: 'GET',
  path: '/api/v1/incoming/:id/eml',
  permission: 'channel.manage',
  async handle(app, request, reply) {
    const actor = actorOf(request);
    const { id: raw } = decode(z.strictObject({ id: id('raw') }), request.params);
    const opened = await app.database.inWorkspace(actor.workspace, async (tx) => {
      await audit(tx, actor, { action: 'incoming.download', subject: raw });
      return await openRawMail(tx, { app, actor }, raw);
    });
    reply.header('content-disposition', `attachment; filename="${wireId('raw', raw)}.eml"`);
    reply.header('content-security-policy', "sandbox; default-src 'none'");
    reply.header('x-content-type-options', 'nosniff');
    reply.header('cache-control', 'private, no-store');
    reply.header('content-length', opened.size);
    reply.type('application/octet-stream');
    return reply.send(opened.stream);
  },
});

export const incomingRoutes: Route[] = [
  bind(contract.listIncoming, (tx, query) => listIncomingItems(tx, query)),
  bind(contract.changeManyIncoming, (tx, input, by) => changeMany(tx, by, input)),
  bind(contract.getIncoming, (tx, { id: raw }) => incomingItemOf(tx, raw)),
  bind(contract.readStructure, (tx, { id: raw }, by) => structureOf(tx, by, raw)),
  bind(contract.readSource, (tx, input, by) => sourceOf(tx, by, input)),
  bind(contract.retryIncoming, (tx, { id: raw }, by) => changeItem(tx, by, { deed: 'retry', id: raw })),
  bind(contract.discardIncoming, (tx, { id: raw }, by) => changeItem(tx, by, { deed: 'discard', id: raw })),
  bind(contract.restoreIncoming, (tx, { id: raw }, by) => changeItem(tx, by, { deed: 'restore', id: raw })),
  download,
];
