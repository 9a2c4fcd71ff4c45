import { fewest } from '#core/statistics/rules.ts';
import { isScale } from '#core/touchpoints/scales.ts';
import type { Question, SurveyDefinition } from '../survey/definition.ts';
import { isEmpty } from '../survey/expression/values.ts';
import { rangeOf } from '../survey/scale-range.ts';
import { questionsOn } from '../survey/shown.ts';
import { wayTo } from '../survey/steps.ts';
import { placedQuestions } from '../survey/walk.ts';
import { counterFor } from './counter.ts';
import type { Counter, Result, Speaking } from './result.ts';
import { speakingOf, type Editions } from './speaking.ts';

/** A response as it is counted. */
export interface CountedResponse {
  edition: number;
  /** Its key. */
  seed: string;
  customer: string | null;
  complete: boolean;
  atPage: string | null;
  at: Date;
  values: Readonly<Record<string, unknown>>;
}

/** One question with what its answers come to; null with fewer than ten. */
export interface QuestionResult {
  name: string;
  title: string;
  type: Question['type'];
  editions: number[];
  /** How many saw it, and how many of them answered. */
  shown: number;
  answered: number;
  result: Result | null;
}

interface Tallied {
  questions: Question[];
  editions: number[];
  counter: Counter;
  shown: number;
  answered: number;
}

/** Answers to what has another type, scale or range are never put together, whatever it is called. */
function keyOf(question: Question): string {
  const { name, type } = question;
  if (type === 'vanwestendorp') return `${name}\n${type}\n${question.currency}`;
  if (type === 'text') return `${name}\n${type}\n${question.inputType ?? 'text'}`;
  if (type === 'productrating') return `${name}\n${type}\n${question.rateMax ?? 5}`;
  if (type !== 'rating') return `${name}\n${type}`;
  const { min, max } = rangeOf(question);
  return `${name}\n${isScale(question.scale) ? question.scale : `${min} ${max} ${question.rateValues !== undefined}`}`;
}

/** What is asked; of what is only shown or worked out nothing is counted. */
const isAsked = ({ type }: Question) => type !== 'statement' && type !== 'expression';

function gathered(editions: Editions, speaking: Speaking): Map<string, Tallied> {
  const found = new Map<string, Pick<Tallied, 'questions' | 'editions'>>();
  for (const [number, definition] of editions.definitions)
    for (const { question } of placedQuestions(definition)) {
      if (!isAsked(question)) continue;
      const key = keyOf(question);
      const before = found.get(key) ?? { questions: [], editions: [] };
      found.set(key, {
        questions: [...before.questions, question],
        editions: [...before.editions, number],
      });
    }
  return new Map(
    [...found].map(([key, { questions, editions: of }]) => [
      key,
      { questions, editions: of, counter: counterFor(questions, speaking), shown: 0, answered: 0 },
    ]),
  );
}

/** The names of the questions that somebody saw: all on their way, as far as they went. */
function seenBy(definition: SurveyDefinition, { values, seed, at, complete, atPage }: CountedResponse): Set<string> {
  const way = wayTo({ definition, values, seed, now: at }, complete ? undefined : (atPage ?? undefined));
  const gone = complete || atPage !== null ? way : way.slice(0, 1);
  return new Set(gone.flatMap((page) => questionsOn(page).map(({ question }) => question.name)));
}

/** Counts responses, the newest first, to the editions given, the newest first. */
export function tally(editions: Editions) {
  const speaking = speakingOf(editions);
  const all = gathered(editions, speaking);
  const byEdition = new Map(
    [...editions.definitions].map(([number, definition]) => [
      number,
      placedQuestions(definition).flatMap(({ question }) => {
        const tallied = all.get(keyOf(question));
        return tallied === undefined ? [] : [{ question, tallied }];
      }),
    ]),
  );
  return {
    add(response: CountedResponse): void {
      const { edition, values, seed, customer } = response;
      const definition = editions.definitions.get(edition);
      if (definition === undefined) return;
      const seen = seenBy(definition, response);
      for (const { question, tallied } of byEdition.get(edition) ?? []) {
        const value = values[question.name];
        const answered = !isEmpty(value);
        if (answered || seen.has(question.name)) tallied.shown += 1;
        if (!answered) continue;
        tallied.answered += 1;
        tallied.counter.add(value, { question, seed, customer });
      }
    },
    results(): QuestionResult[] {
      return [...all.values()].map(({ questions, editions: of, counter, shown, answered }) => {
        const { name, type } = questions[0]!;
        const { title } = questions[0] as { title?: unknown };
        const result = answered < fewest ? null : counter.result();
        return { name, title: speaking.say(title) || name, type, editions: of, shown, answered, result };
      });
    },
  };
}
