import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Known } from '#core/listening/survey/expression/evaluate.ts';
import type { Told } from '#core/listening/survey/faults/fault.ts';
import type { Going } from '#core/listening/survey/going.ts';
import type { Spoken, SurveyText } from '#core/listening/survey/said.ts';
import type { PlayerWords } from '#core/listening/survey/words/en.ts';

/** A file that was uploaded, as it stands in the answers. */
export interface Uploaded {
  id: string;
  name: string;
  type: string;
  size: number;
}

export type Upload = (file: Blob, name: string) => Promise<Uploaded>;

/** What every question knows of the response it belongs to. */
export interface Around {
  going: Going;
  known: Known;
  spoken: Spoken;
  words: PlayerWords;
  /** Words of the definition in the language spoken, with answers in their places. */
  say(text: SurveyText | undefined): string;
  /** The same for marked text. */
  mark(text: SurveyText | undefined): string;
  give(name: string, value: unknown): void;
  faults: ReadonlyMap<string, Told>;
  upload: Upload | undefined;
  /** A device that the next person needs, too: nothing leads away from it. */
  stays: boolean;
}

export const Surrounding = createContext<Around | undefined>(undefined);

export function useAround(): Around {
  const around = useContext(Surrounding);
  if (around === undefined) throw new Error('Questions stand in a survey.');
  return around;
}

/** What a question of one kind is drawn from. */
export interface Asked<Q> {
  question: Q;
  /** Of everything in it: the element that names it, and those that say more. */
  id: string;
  labelled: string;
  described: string | undefined;
  invalid: boolean;
  disabled: boolean;
  required: boolean;
}
