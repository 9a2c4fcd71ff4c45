import { readMarked } from '../../marked/read.ts';
import type { Question, SurveyDefinition } from './definition.ts';
import type { SurveyText } from './said.ts';
import { placedQuestions, visitProperties } from './walk.ts';
import { withoutQuestions } from './without-questions.ts';

const asksFile = ({ type }: Question) => type === 'file';

/** What is asked on a device that many people answer on: no files, since it has none of theirs and may be without a connection for a day. */
export function onDevice(definition: SurveyDefinition): SurveyDefinition {
  return withoutQuestions(definition, asksFile);
}

function hasLink(text: SurveyText | undefined): boolean {
  let found = false;
  for (const each of typeof text === 'object' ? Object.values(text) : [text])
    visitProperties(readMarked(each ?? ''), ({ property, value }) => {
      if (property === 'type' && value === 'link') found = true;
    });
  return found;
}

/** What of a definition is not there on such a device: questions for files, and what would lead away from it. */
export function leftOutOnDevice(definition: SurveyDefinition): { files: boolean; links: boolean } {
  const { completed } = definition;
  const thanks = [completed, ...(completed?.on ?? [])];
  const questions = placedQuestions(definition).map(({ question }) => question);
  const texts = questions.map((question) =>
    question.type === 'statement' || question.type === 'consent' ? question.text : undefined,
  );
  return {
    files: questions.some(asksFile),
    links:
      thanks.some((each) => (each?.actions?.length ?? 0) > 0) ||
      [...texts, ...thanks.map((each) => each?.text)].some(hasLink),
  };
}
