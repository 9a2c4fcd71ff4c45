import { t } from '@lingui/core/macro';
import { scales } from '#core/touchpoints/scales.ts';
import { Figure } from '../ui/figure.tsx';
import { FigureText } from '../ui/figure-text.tsx';
import { Card } from '../ui/page.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { AnswersLink } from './answers-link.tsx';
import { behind } from './answers-place.ts';
import type { Experience } from './experience-page.tsx';
import { usePlace } from './frame.tsx';
import styles from './insight.module.css';
import { measureName } from './scale-choice.tsx';
import { Since } from './since.tsx';

type Measured = Experience['scales'][number];

/** The figure of a measure; where its mean is what people read, the mean with the share below. */
export function MeasureCard({ one, all, days }: { one: Measured; all: readonly Measured[]; days: number }) {
  const [place] = usePlace();
  const { unit } = scaleWords[one.scale];
  const byMean = scales[one.scale].figure === 'mean';
  const name = measureName(one, all, byMean ? 'name' : 'short');
  return (
    <Card>
      {byMean ? (
        <>
          <Figure label={name} {...one.mean} digits={2} widest={null} hue="feel" how={meanHow(one.how)} />
          <div className={styles.change}>
            {scaleWords[one.scale].short} <FigureText value={one.value} low={one.low} high={one.high} unit={unit} />
          </div>
        </>
      ) : (
        <Figure label={name} {...one} unit={unit} hue="feel" how={one.how} />
      )}
      <Since change={one.change} days={days} />
      <AnswersLink of={name} n={one.n} search={behind(place, one)} />
    </Card>
  );
}

/** How a mean is computed. */
export function meanHow(how: Measured['how']) {
  return {
    ...how,
    formula: t`The mean of all scores. Interval: Student’s t, 95 %. Read it beside the share, never alone.`,
  };
}
