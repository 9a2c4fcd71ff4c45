import { surveyDefinition } from '#core/listening/survey/definition.ts';
import { SurveyEditor, type Edited } from './survey-editor.tsx';
import { Unreadable } from './unreadable.tsx';

/** What is being edited of a survey, where it can be read. */
export function OpenedDraft({ survey }: { survey: Edited & { draft: unknown } }) {
  const read = surveyDefinition.safeParse(survey.draft);
  return read.success ? <SurveyEditor survey={survey} definition={read.data} /> : <Unreadable draft={survey.draft} />;
}
