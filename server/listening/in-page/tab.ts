import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { inPageWords } from '#core/listening/in-page-words.ts';
import { problem, type App, type Tx } from '#platform';
import type { GivenPage, Taken } from '../answering/given-page.ts';
import { knownHidden } from '../answering/hidden.ts';
import { playSurvey, takeVolunteered } from '../answering/play.ts';
import { pageDataOf, spokenTo, surroundings } from '../answering/play-page.ts';
import { publicAddress } from '../answering/public-address.ts';
import { shownInPages } from './page-surveys.ts';

interface Opening {
  survey: string;
  language: ChatLanguage;
}

async function standing(tx: Tx, survey: string) {
  const found = await shownInPages(tx, survey, 'tab');
  if (found === undefined) throw problem('gone', { detail: 'This tab is not shown any more.' });
  return found;
}

/** What stands behind a tab: a response of somebody whom nobody asked. Throws `gone` when the tab is not shown any more. */
export async function openTab(tx: Tx, app: App, { survey, language: wish }: Opening) {
  await standing(tx, survey);
  const played = await playSurvey(tx, survey);
  const around = await surroundings(tx);
  const language = spokenTo(played, [wish]);
  const address = publicAddress(app, 'tab', { workspace: tx.workspace, id: survey });
  const known = knownHidden(played.definition, { company: around.company });
  const { tab, closeTab } = inPageWords[language];
  return {
    // No pictures: the policies of other sites allow us none.
    page: { ...pageDataOf({ played, language, around, pictures: {}, known, said: {}, address }) },
    words: { question: tab, close: closeTab, less: '' },
    company: around.company,
  };
}

/** Keeps a page of what somebody gives behind a tab. Throws `gone` and `invalid`. */
export async function takeTabPage(tx: Tx, survey: string, given: GivenPage): Promise<Taken> {
  const { touchpoint } = await standing(tx, survey);
  const ours = { company: (await surroundings(tx)).company };
  return takeVolunteered(tx, given, { survey, way: 'tab', touchpoint, place: null, ours });
}
