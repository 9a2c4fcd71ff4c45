import type { Measure } from '../feeling.ts';
import { driversOf, type Drivers } from './drivers.ts';
import type { GivenAnswers } from './given.ts';

/** The drivers of answers, at once. */
export function explainedOf(answers: GivenAnswers, measure: Measure = { scale: 'csat5', about: 'contact' }): Drivers {
  const work = driversOf(measure, answers);
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
