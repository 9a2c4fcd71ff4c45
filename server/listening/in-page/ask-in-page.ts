import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { firstReason } from '#core/listening/asking/reasons-in-order.ts';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import { inPageWords } from '#core/listening/in-page-words.ts';
import { customerOfVisit, type Pass } from '#channels';
import { sql, type App, type Tx } from '#platform';
import { decideEpisode } from '../asking/decide-episode.ts';
import { lookAgain, waitingColumns, type WaitingAsk } from '../asking/look-again.ts';
import { noteAsked } from '../asking/note-asked.ts';
import { holdsOf, wishOf } from '../asking/wish.ts';
import { knownHidden } from '../answering/hidden.ts';
import { playAsk } from '../answering/play.ts';
import { pageDataOf, spokenTo, surroundings } from '../answering/play-page.ts';
import { publicAddress } from '../answering/public-address.ts';
import { shownInPages } from './page-surveys.ts';

interface Moment {
  survey: string;
  language: ChatLanguage;
  pass: Pass;
}

/**
 * Decides whether a visitor sees a survey in the page they are on. A day of their visits is one episode: asked for again it falls the same
 * way, and what was shown comes up again until it is answered or closed.
 */
export async function askInPage(tx: Tx, app: App, { survey, language, pass }: Moment) {
  const asking = await shownInPages(tx, survey, 'asked');
  if (asking === undefined) return { shown: null };
  const customer = await customerOfVisit(tx, pass);
  const day = tx.now.toISOString().slice(0, 10);
  const decide = () =>
    decideEpisode(tx, {
      survey,
      customer,
      episode: `page:${day}`,
      cause: `page:${customer}:${day}`,
      touchpoint: asking.touchpoint,
      channel: 'web',
      dueAt: tx.now,
      chance: asking.share,
    });
  const { ask, state } = (await waitingFor(tx, { survey, customer })) ?? (await decide());
  const now = await standing(tx, ask, state);
  return {
    shown: now
      ? {
          ...(await shownBy(tx, app, { ask, language })),
          form: asking.form === 'bar' ? ('bar' as const) : ('card' as const),
        }
      : null,
  };
}

/** What waits for them already, such as since quiet hours of the day before: that is shown, instead of a new one that it would hold back. */
async function waitingFor(tx: Tx, { survey, customer }: { survey: string; customer: string }) {
  return tx.maybe(sql<{ ask: string; state: string }>`select id as ask, state from listening.ask
    where customer = ${customer} and survey = ${survey} and channel = 'web' and state = 'scheduled' order by id limit 1`);
}

/** Shown now for the first time, or still open since it was; what waited is looked at once more when it is shown. */
async function standing(tx: Tx, ask: string, state: string): Promise<boolean> {
  if (state === 'not-asked') return false;
  const due = await tx.maybe(sql<WaitingAsk & { waited: boolean }>`
    select ${waitingColumns}, ask.decided_at < ${tx.now} as waited
    from listening.ask join listening.survey on survey.id = ask.survey
    where ask.id = ${ask} and ask.state = 'scheduled' and ask.due_at <= ${tx.now} for update of ask`);
  if (due !== undefined) return (!due.waited || (await lookAgain(tx, due))) && noteAsked(tx, { ask });
  const open = await tx.maybe(sql<{ customer: string }>`select customer from listening.ask
    where id = ${ask} and state in ('delivered', 'opened', 'started') and expires_at > ${tx.now}`);
  return open !== undefined && !(await isHeldBack(tx, open.customer));
}

/** Whether somebody who was shown a question said meanwhile that they want none, or is to be left in peace: it does not come up again. */
async function isHeldBack(tx: Tx, customer: string): Promise<boolean> {
  const holds = await holdsOf(tx, { customer, channel: 'web', again: false });
  return firstReason(holds) !== null || (await wishOf(tx, customer)) === 'never';
}

async function shownBy(tx: Tx, app: App, { ask, language: wish }: { ask: string; language: ChatLanguage }) {
  const played = await playAsk(tx, ask);
  const around = await surroundings(tx);
  const language = spokenTo(played, [wish]);
  const address = publicAddress(app, 'ask', { workspace: tx.workspace, id: ask });
  const known = knownHidden(played.definition, { company: around.company });
  const words = inPageWords[language];
  // No pictures: the policies of other sites allow us none.
  return {
    page: { ...pageDataOf({ played, language, around, pictures: {}, known, said: {}, address }) },
    words: { question: words.question(around.company), close: words.close, less: wishWords[language].link },
    wish: `${address}/wish`,
    company: around.company,
  };
}

/** Somebody closed the question: it was shown, and is asked no more. */
export async function dismissAsk(tx: Tx, ask: string): Promise<void> {
  await tx.run(sql`update listening.ask set state = case state when 'started' then 'partial' else 'expired' end, expires_at = ${tx.now}
    where id = ${ask} and channel = 'web' and state in ('delivered', 'opened', 'started')`);
}
