import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { SurveyDefinition } from './definition.ts';
import type { Fault } from './faults/fault.ts';
import type { Answers } from './going.ts';
import type { Font } from './look/fonts.ts';
import type { PlayerWords } from './words/en.ts';

/** What somebody did since the last time: what they answered, where they stand, whether that was all. */
export interface Step {
  /** Of the response: its random orders hang on it, and the same key is the same response. */
  key: string;
  /** By the names of questions; null where an answer was taken back. */
  values: Answers;
  page: string | null;
  done: boolean;
  /** That it was given to; put in where it waits. */
  edition?: number;
  /** When it was given, by the clock of the device and by how long the page had been running; put in where it waits. */
  given?: { clock: number; running: number; page: string };
}

/** What becomes of a step; with faults it is not done. */
export interface Taken {
  done: boolean;
  faults: Fault[];
  /** Words in place of the thanks, such as that there are enough answers of this kind. */
  text?: string;
}

/** How a survey looks. */
export interface SurveyLook {
  colour: string;
  theme: 'auto' | 'light' | 'dark';
  ground?: string | undefined;
  font?: Font | undefined;
  corners?: number | undefined;
  dense?: boolean | undefined;
  /** The address of a picture of ours. */
  logo?: string | undefined;
}

/** What the page of a survey carries, as JSON in `#survey-data`. */
export interface SurveyPageData {
  definition: SurveyDefinition;
  edition: number;
  key: string;
  values: Answers;
  /** What a link came with: shown as chosen, kept once somebody shows that a person opened it. */
  chosen?: Answers;
  /** Hidden values that the address said; they go back with every step. */
  hidden: Record<string, string>;
  page: string | null;
  done: boolean;
  language: ChatLanguage;
  words: PlayerWords;
  look: SurveyLook;
  /** `kiosk`: full screen, begins anew for the next person, keeps answers while there is no connection. */
  way: 'page' | 'kiosk';
  /** Nobody can join the answers to a person: said above them, and they go at the end. */
  anonymous?: boolean;
  /** Nobody was asked: where they are is known to their browser alone. */
  begunHere?: boolean;
  /** The device says now and then that it is there (`…/seen`). */
  watched?: boolean;
  /** Where steps are posted to (`…/answers`) and files to (`…/files`). */
  address: string;
}

/** A survey as the widget is given it, to be shown beside the page that somebody is on. */
export interface ShownInPage {
  page: SurveyPageData;
  words: { question: string; close: string; less: string };
  /** Where they say how often they want to be asked. */
  wish: string;
  company: string;
}
