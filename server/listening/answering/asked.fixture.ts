import { randomUUID } from 'node:crypto';
import { plainId } from '#core/contract/codecs.ts';
import { customerWrites, type TestCompany } from '#test/company-app.ts';
import { fresh } from '#test/fresh.ts';
import { decideEpisode } from '../asking/decide-episode.ts';
import { publicAddress } from './public-address.ts';

/** A question that went out by mail to a customer, with the page behind its link. */
export async function askedByLink(company: TestCompany, survey: string, name = fresh('Uma')) {
  const customer = plainId('cus', (await customerWrites(company, { text: 'Hello', name })).customer)!;
  const { app, workspace } = company;
  const plain = plainId('srv', survey)!;
  const { ask } = await app.app.database.inWorkspace(workspace, (tx) =>
    decideEpisode(tx, {
      ...{ survey: plain, customer, episode: randomUUID(), cause: randomUUID() },
      ...{ touchpoint: 'email', channel: 'mail', dueAt: tx.now },
    }),
  );
  await app.owner.query(`update listening.ask set state = 'sent', sent_at = now(), reason = null where id = $1`, [ask]);
  const path = new URL(publicAddress(app.app, 'ask', { workspace, id: ask })).pathname;
  return { ask, customer, page: app.url + path };
}
