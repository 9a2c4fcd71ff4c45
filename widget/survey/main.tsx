import type { PartScript } from '../parts.ts';
import type { SurveyPart, SurveyProps } from '../panel/survey.tsx';
import { Around } from '../panel/context.ts';
import { QuestionCard } from './question-card.tsx';
import css from './survey.css?inline';

function Survey({ around, message, card }: SurveyProps) {
  return (
    <Around.Provider value={around}>
      <QuestionCard message={message} card={card} />
    </Around.Provider>
  );
}

const part: SurveyPart = { css, Survey };
(document.currentScript as PartScript).brought = part;
