import { ledgerFilter } from '#core/contract/listening.ts';
import { actorOf, bindRaw, decode } from '#platform';
import { ledgerCsv } from './ledger-csv.ts';

/** The ledger as a file, with the filters of its list. */
export const ledgerFile = bindRaw({
  method: 'GET',
  path: '/api/v1/asks.csv',
  permission: 'listening.read',
  handle(app, request, reply) {
    const filter = decode(ledgerFilter, request.query);
    reply.header('content-disposition', 'attachment; filename="ask-ledger.csv"');
    return reply.type('text/csv; charset=utf-8').send(ledgerCsv(app, { actor: actorOf(request), filter }));
  },
});
