import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { wishWords } from '#core/listening/asking/wish-words.ts';
import { inPageWords } from '#core/listening/in-page-words.ts';
import { customerOfVisit, type Pass } from '#channels';
import { sql, type App, type Tx } from '#platform';
import { decideEpisode, type Decided } from '../asking/decide-episode.ts';
import { putNow } from '../asking/put-now.ts';
import { knownHidden } from '../answering/hidden.ts';
import { noteOpened } from '../answering/opened.ts';
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
  const now = await putNow(tx, { ask, state });
  return {
    shown: now
      ? {
          ...(await shownBy(tx, app, { ask, language })),
          form: asking.form === 'tab' ? ('card' as const) : asking.form,
        }
      : null,
  };
}

/** What waits for them already, such as since quiet hours of the day before: that is shown, instead of a new one that it would hold back. */
async function waitingFor(tx: Tx, { survey, customer }: { survey: string; customer: string }) {
  return tx.maybe(sql<Pick<Decided, 'ask' | 'state'>>`select id as ask, state from listening.ask
    where customer = ${customer} and survey = ${survey} and channel = 'web' and state = 'scheduled' order by id limit 1`);
}

async function shownBy(tx: Tx, app: App, { ask, language: wish }: { ask: string; language: ChatLanguage }) {
  const played = await playAsk(tx, ask);
  await noteOpened(tx, { ask, edition: played.edition });
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
