import { z } from 'zod';
import { bindRaw, decode, sql, type Route, type Tx } from '#platform';
import { editionOf } from '../surveys/editions.ts';
import { closed, isOpen, takeAsk } from './answer.ts';
import { readPublicToken } from './public-address.ts';

interface Shown {
  ask: string;
  /** The one whose questions were seen. */
  edition: number;
}

/**
 * Notes that a person sees the questions of an ask, and of which edition: the first stays until something is answered. That its address was
 * fetched is no sign of one. Throws `gone` where it takes no answer any more, and for an edition that the survey has not.
 */
export async function noteOpened(tx: Tx, { ask, edition }: Shown): Promise<void> {
  const open = await takeAsk(tx, ask);
  if (!isOpen(open, tx.now)) throw closed();
  await editionOf(tx, { survey: open.survey, number: edition });
  await tx.run(sql`update listening.ask set opened_at = coalesce(opened_at, ${tx.now}), delivered_at = coalesce(delivered_at, ${tx.now}),
    edition = coalesce(edition, ${edition}), state = case when state in ('sent', 'delivered') then 'opened' else state end where id = ${ask}`);
}

const said = z.strictObject({ edition: z.int().min(1).max(1_000_000) });

/** Where the page of an ask says that somebody is there. */
export const openedRoute: Route = bindRaw({
  method: 'POST',
  path: '/a/:token/opened',
  public: true,
  body: 'json',
  bodyLimit: 100,
  limit: { perMinute: 60, burst: 30 },
  async handle(app, request, reply) {
    const { workspace, id: ask } = readPublicToken(app, 'ask', (request.params as { token: string }).token);
    const { edition } = decode(said, request.body);
    await app.database.inWorkspace(workspace, (tx) => noteOpened(tx, { ask, edition }));
    return reply.code(204).send();
  },
});
