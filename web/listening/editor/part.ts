import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import type { Question, SurveyDefinition } from '#core/listening/survey/definition.ts';

/** What a pane of the editor gets: the definition, the language its words are edited in, and how to change it. */
export interface EditorPart {
  definition: SurveyDefinition;
  language: ChatLanguage;
  change: (next: SurveyDefinition) => void;
}

/** What the fields of one question get. */
export interface QuestionPart<Of extends Question = Question> extends EditorPart {
  question: Of;
  put(next: Of): void;
}
