import { isFileTaken } from '#core/listening/survey/file-taken.ts';
import type { QuestionOf, SurveyDefinition } from '#core/listening/survey/definition.ts';
import { saidIn } from '#core/listening/survey/said.ts';
import { placedQuestions } from '#core/listening/survey/walk.ts';
import { problem } from '#platform';

/** A file as it was handed in, with the type that its bytes tell. */
interface Handed {
  name: string;
  type: string;
  size: number;
}

export type FileQuestion = QuestionOf<'file'>;

/** The questions of a definition that are answered with files. */
export function fileQuestions(definition: SurveyDefinition): FileQuestion[] {
  return placedQuestions(definition).flatMap(({ question }) => (question.type === 'file' ? question : []));
}

function isTooLarge({ maxSize = 0 }: FileQuestion, { size }: Handed): boolean {
  return maxSize > 0 && size > maxSize;
}

function inWords(bytes: number): string {
  const [unit, by] = bytes >= 1024 * 1024 ? (['MB', 1024 * 1024] as const) : (['kB', 1024] as const);
  return bytes < 1024 ? `${bytes} bytes` : `${Number((bytes / by).toFixed(1))} ${unit}`;
}

interface Given {
  question: FileQuestion;
  locale: SurveyDefinition['locale'];
}

/** Throws `invalid` for a file that a question does not take, in its words: too large, or of another kind. */
export function refuseFile({ question, locale = 'en' }: Given, file: Handed): void {
  const called = saidIn(question.title, { language: locale, locale }) || question.name;
  if (isTooLarge(question, file))
    throw problem('invalid', {
      detail: `“${file.name}” is larger than “${called}” takes: ${inWords(question.maxSize!)} at most.`,
    });
  if (!isFileTaken(question, file))
    throw problem('invalid', { detail: `“${file.name}” is of a kind that “${called}” does not take.` });
}

/** Throws as the last of these questions does where none takes the file. */
export function refuseByAll(definition: SurveyDefinition, file: Handed): void {
  const questions = fileQuestions(definition);
  if (questions.some((question) => !isTooLarge(question, file) && isFileTaken(question, file))) return;
  refuseFile({ question: questions.at(-1)!, locale: definition.locale }, file);
}
