import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { SurveyDefinition } from '#core/listening/survey/definition.ts';
import type { Answers } from '#core/listening/survey/going.ts';
import type { Step, SurveyLook, Taken } from '#core/listening/survey/page-data.ts';
import type { PlayerWords } from '#core/listening/survey/words/en.ts';
import type { Upload } from './context.ts';

/** What becomes of a step that could not go yet: it is kept and goes later. */
export type Sent = Taken | 'kept';

export interface PlayOptions {
  definition: SurveyDefinition;
  language: ChatLanguage;
  words: PlayerWords;
  /** Of the response: its random orders hang on it. */
  key: string;
  /** What was answered before, and on which page somebody stood. */
  values?: Answers;
  /** What a link came with: shown as chosen, kept once a person shows to be there. Programs that open links touch nothing. */
  chosen?: Answers;
  page?: string | null;
  done?: boolean;
  look?: SurveyLook;
  /** Keeps a step. Throws when it cannot be kept for good. Without it nothing is sent: a preview. */
  send?(step: Step): Promise<Sent>;
  upload?: Upload;
  /** On a device for many people a tap is enough: a page with one question to tap leads on by itself. No link leads away. */
  taps?: boolean;
  /** Begins with a page that waits for somebody. */
  welcome?: boolean;
  /** Said above the questions; nothing goes before the end. */
  anonymous?: boolean;
  onDone?(): void;
}
