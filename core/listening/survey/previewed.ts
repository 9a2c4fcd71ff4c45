import type { QuestionCard } from '../../channels/chat-card.ts';
import type { ChatLanguage } from '../../channels/chat-languages.ts';
import type { ChatSettings } from '../../channels/chat-settings.ts';
import type { PageForm, PageTab } from '../../channels/page-survey/page-form.ts';
import type { ShownInPage, SurveyPageData } from './page-data.ts';

// What the console tells the frames in which a survey is shown while it is written.

/** On its own page or at a kiosk. */
export interface PreviewedPage extends Pick<
  SurveyPageData,
  'definition' | 'language' | 'words' | 'values' | 'look' | 'way' | 'anonymous'
> {
  company: string;
}

/** How a survey stands in a page; `place` is that of a tab. */
export interface StandsInPage {
  form: PageForm;
  place: PageTab['place'];
}

/** By the widget, in the chat or beside the page that somebody is on. */
export interface PreviewedByWidget {
  language: ChatLanguage;
  box: Pick<ChatSettings, 'title' | 'greeting' | 'colour' | 'side' | 'theme'>;
  shows:
    | { as: 'message'; text: string; card: QuestionCard | null }
    | ({ as: 'page'; page: ShownInPage } & StandsInPage);
}
