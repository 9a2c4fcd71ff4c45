import type { ScaleLook } from '../../touchpoints/scale-looks.ts';
import { fitsScale } from '../../touchpoints/scales.ts';
import type { ChatLanguage } from '../../channels/chat-languages.ts';
import { languagesOf } from '../survey/check/languages.ts';
import { leadScale } from '../survey/answers-in.ts';
import { nameOf, offeredFrom } from '../survey/choices.ts';
import type { QuestionOf, SurveyDefinition } from '../survey/definition.ts';
import { knownIn, type Going } from '../survey/going.ts';
import { piped } from '../survey/piped.ts';
import { lookOf } from '../survey/rating-look.ts';
import { saidIn } from '../survey/said.ts';
import { scoresOf } from '../survey/scale-range.ts';
import { placedQuestions, type Placed } from '../survey/walk.ts';
import { playerWords } from '../survey/words.ts';

/** Why the first question is answered on the page only: there is none, it has no score, it hangs on something, or no score may be told. */
export type OnPage = 'no-question' | 'no-score' | 'condition' | 'anonymous';

/** The first question of a survey as a mail can put it. */
export interface FirstQuestion {
  title: string;
  /** Each score with what it is called, the lowest first; empty where one cannot be given by a link. */
  steps: ReadonlyArray<{ score: number; called: string }>;
  /** Null where it can be given by a link. */
  onPage: OnPage | null;
  look: ScaleLook;
  /** Words may stand beside the score. */
  comment: boolean;
}

type Rating = QuestionOf<'rating'>;

/**
 * What a survey asks first, in words: a scored question with its steps, so that one can be chosen where the question is read. Anything
 * else, or one that is not always shown, has no steps: it is answered on the page.
 */
export function firstQuestion(going: Going, language: ChatLanguage): FirstQuestion {
  const { definition } = going;
  const [first] = placedQuestions(definition);
  const plain = { steps: [], look: 'numbers', comment: false } as const;
  if (first === undefined) return { title: '', onPage: 'no-question', ...plain };
  const { question } = first;
  const speaking = { going, spoken: { language, locale: definition.locale ?? 'en' }, words: playerWords[language] };
  const title = piped(question.title, speaking) || question.name;
  if (question.type !== 'rating' || leadScale(definition)?.question !== question.name)
    return { title, onPage: 'no-score', ...plain };
  if (!alwaysShown(definition, first)) return { title, onPage: 'condition', ...plain };
  const steps = stepsOf(question, { going, language });
  return { title, steps, onPage: null, look: lookOf(question), comment: question.showCommentArea === true };
}

function alwaysShown({ pages }: SurveyDefinition, { question, panels, page }: Placed): boolean {
  return [question, ...panels, pages[page]].every((each) => each?.visibleIf === undefined);
}

function stepsOf(asked: Rating, { going, language }: { going: Going; language: ChatLanguage }) {
  const { definition } = going;
  const say = (text: Parameters<typeof saidIn>[0]) => saidIn(text, { language, locale: definition.locale ?? 'en' });
  const [low, high] = [say(asked.minRateDescription), say(asked.maxRateDescription)];
  const own = new Map(
    offeredFrom(asked.rateValues ?? [], knownIn(going)).map((each) => [each.value, nameOf(each, { say })]),
  );
  const scores = scoresOf(asked).filter((score) => own.size === 0 || own.has(score));
  const usual = asked.scale === undefined ? [] : playerWords[language].scales[asked.scale];
  return scores
    .filter((score) => asked.scale !== undefined && fitsScale(asked.scale, score))
    .map((score, at) => ({
      score,
      called: own.get(score) ?? calledBy({ usual, low, high, count: scores.length }, at),
    }));
}

interface Called {
  usual: readonly string[];
  low: string;
  high: string;
  count: number;
}

/** Words for every step, or for the two ends; empty for a number that is none of them. */
function calledBy({ usual, low, high, count }: Called, at: number): string {
  if (usual.length === count) return usual[at]!;
  if (at === 0) return low || (usual[0] ?? '');
  return at === count - 1 ? high || (usual.at(-1) ?? '') : '';
}

/** In which of its languages a survey speaks to somebody who reads `wish`: that one, else its own. */
export function spokenLanguage(definition: SurveyDefinition, wish: string | null): ChatLanguage {
  const wanted = wish?.toLowerCase().split(/[-_]/)[0];
  return languagesOf(definition).find((language) => language === wanted) ?? definition.locale ?? 'en';
}
