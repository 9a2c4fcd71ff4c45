import { describeCustomers } from '#customers';
import { problem, sql, type App, type Tx } from '#platform';
import { publicAddress } from '../answering/public-address.ts';
import { publishedEdition } from '../surveys/editions.ts';
import { surveyById } from '../surveys/survey.ts';
import { decideEpisode, type Decided } from './decide-episode.ts';
import { putNow } from './put-now.ts';

interface Wanted {
  survey: string;
  customer: string;
  /** What it is asked about, as the program calls it: the same one is decided about once. */
  matter: string;
  touchpoint: string;
  chance: number;
}

/**
 * Decides for another program whether a customer is asked, by all rules of the ledger, and gives the signed link of the question, which the
 * program brings to them. Asked for again it is the same decision; the link comes once the question is due, and while it is open. Throws
 * `not-found` for a customer or survey that is not there, `gone` for a survey that is not asked any more.
 */
export async function askForProgram(tx: Tx, app: App, { survey, customer, matter, touchpoint, chance }: Wanted) {
  await surveyById(tx, survey);
  await publishedEdition(tx, survey);
  if (!(await describeCustomers(tx, [customer])).has(customer))
    throw problem('not-found', { detail: 'There is no such customer.' });
  const episode = `api:${matter}`;
  const cause = `${episode} ${customer}`;
  const decided = await decideEpisode(tx, {
    ...{ survey, customer, episode, cause, touchpoint, chance },
    channel: 'api',
    dueAt: tx.now,
  });
  const open = await putNow(tx, decided);
  const link = open ? publicAddress(app, 'ask', { workspace: tx.workspace, id: decided.ask }) : null;
  return { ...(await standsAs(tx, decided.ask)), link };
}

function standsAs(tx: Tx, ask: string): Promise<Decided> {
  return tx.one(sql<Decided>`select id as ask, state, reason, due_at from listening.ask where id = ${ask}`);
}
