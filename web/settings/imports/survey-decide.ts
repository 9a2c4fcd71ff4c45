import { codeOf } from '#core/touchpoints/import/read-score.ts';
import type { Suspicion } from '#core/touchpoints/import/suspicions.ts';
import type { MissingReason, Survey, SurveyQuestion } from '#core/touchpoints/import/survey.ts';

/** What a person says of a code. */
export type Decision = MissingReason | 'answer';

/** Whether the code may be an answer at all: only a step of the scale can. */
export function mayBeAnswer({ kind }: Pick<Suspicion, 'kind'>): boolean {
  return kind === 'spike' || kind === 'common';
}

/** The survey with what was decided about codes of some questions. */
export function decided(survey: Survey, about: readonly Suspicion[], decision: Decision): Survey {
  const codes = Map.groupBy(about, ({ question }) => question);
  const decide = (question: SurveyQuestion): SurveyQuestion => {
    const mine = (codes.get(question.question) ?? []).map(({ code }) => code);
    if (mine.length === 0) return question;
    if (decision === 'answer') return { ...question, answers: [...question.answers, ...mine] };
    return { ...question, missing: [...question.missing, ...mine.map((code) => ({ code, why: decision }))] };
  };
  return { ...survey, questions: survey.questions.map(decide) };
}

/** The question with a code undecided again. */
export function undecided(question: SurveyQuestion, code: string): SurveyQuestion {
  const other = (each: string) => codeOf(each) !== codeOf(code);
  const missing = question.missing.filter((each) => other(each.code));
  return { ...question, missing, answers: question.answers.filter(other) };
}
