import { isScale, type Scale } from '#core/touchpoints/scales.ts';
import { placedQuestions } from '../survey/walk.ts';
import { speakingOf, type Editions } from './speaking.ts';

/** What the question of a scale is called in the first of the editions that has it; its name where it has no title. */
export function scaleTitles(editions: Editions): (question: string, scale: Scale) => string {
  const { say } = speakingOf(editions);
  const titles = new Map<string, string>();
  for (const definition of editions.definitions.values())
    for (const { question } of placedQuestions(definition)) {
      if (question.type !== 'rating' || !isScale(question.scale)) continue;
      const key = `${question.name}\n${question.scale}`;
      if (!titles.has(key)) titles.set(key, say(question.title) || question.name);
    }
  return (question, scale) => titles.get(`${question}\n${scale}`) ?? question;
}
