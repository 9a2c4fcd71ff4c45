import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readSilence } from '#core/contract/silence.ts';
import { scales } from '#core/touchpoints/scales.ts';
import { useRead } from '../app/read.ts';
import { Figure } from '../ui/figure.tsx';
import { number } from '../ui/format.ts';
import { HowPopover } from '../ui/how-computed.tsx';
import { Pane } from '../ui/page.tsx';
import { scaleWords } from '../ui/scale-words.ts';
import { Loaded } from '../ui/states.tsx';
import { AsksLink, asksPlace } from './asks-link.tsx';
import type { Experience } from './experience-page.tsx';
import { usePlace } from './frame.tsx';
import styles from './insight.module.css';
import { asQuery } from './place.ts';
import { measureName } from './scale-choice.tsx';
import { Supposing } from './silence-slider.tsx';

export type Silence = WireOutputOf<typeof readSilence>;

/** The figure weighted for those who did not answer, beside the plain one of the same answers. */
export function SilencePane({ data: { scale, about, scales: all } }: { data: Experience }) {
  const [place] = usePlace();
  const query = useRead(readSilence, { ...asQuery(place), scale, about }, { every: 60_000 });
  const title = t`Those who did not answer`;
  return (
    <Pane
      title={
        <span className={styles.head}>
          {title}
          {query.data === undefined ? null : <HowPopover label={title} how={query.data.how} />}
        </span>
      }
      about={t`${ph({ name: measureName({ scale, about }, all) })} of the same answers twice: as given, and weighted so that they speak for everybody who was asked.`}
    >
      <Loaded query={query} rows={4}>
        {(silence) => (silence.answered === 0 ? <NothingOver /> : <Twice silence={silence} />)}
      </Loaded>
    </Pane>
  );
}

function NothingOver() {
  return (
    <p className="muted">
      <Trans>
        Nothing to weigh: of asks whose time to answer is over none was answered on this scale in this period.
        Volunteered and imported answers are never weighted: nobody knows who else could have given one.
      </Trans>
    </p>
  );
}

function Twice({ silence }: { silence: Silence }) {
  const { scale, raw, weighted, mean, effective } = silence;
  const byMean = scales[scale].figure === 'mean';
  const look = byMean ? { digits: 2, widest: null } : { unit: scaleWords[scale].unit };
  const [plain, corrected] = byMean ? [mean.raw, mean.weighted] : [raw, weighted];
  return (
    <>
      <div className={styles.pair}>
        <Figure label={t`As answered`} {...plain} {...look} hue="feel" />
        <Figure
          label={t`Weighted for the silent`}
          {...corrected}
          {...look}
          hue="feel"
          note={
            effective === null ? undefined : t`worth ${ph({ answers: number(Math.floor(effective)) })} equal answers`
          }
        />
      </div>
      <Corrected silence={silence} />
      <Behind silence={silence} />
      {silence.supposed.length === 0 ? null : <Supposing silence={silence} />}
    </>
  );
}

/** The answers that both figures are of, and everybody who was asked. */
function Behind({ silence: { scale, about, asked, answered } }: { silence: Silence }) {
  const [place] = usePlace();
  const name = measureName({ scale, about }, []);
  return (
    <p className={styles.ways}>
      <AsksLink n={answered} search={asksPlace(place, { scale, about, which: 'answered' })}>
        {t`Read the ${ph({ answers: number(answered) })} answers: ${ph({ name })}`}
      </AsksLink>
      <AsksLink n={asked} search={asksPlace(place, { scale, about })}>
        {t`See all ${ph({ asks: number(asked) })} asks`}
      </AsksLink>
    </p>
  );
}

function Corrected({ silence }: { silence: Silence }) {
  const { asked, answered, silent, drawnFrom, facts, raw, weighted, smallestDifference } = silence;
  const moved = raw.value === null || weighted.value === null ? null : weighted.value - raw.value;
  const matters = moved !== null && Math.abs(moved) > smallestDifference;
  return (
    <>
      <p className={styles.verdict} data-tone={matters ? 'feel' : 'grey'}>
        {moved === null
          ? t`Too few answers to weigh.`
          : matters
            ? t`Weighting moves the figure by ${ph({ points: `${moved > 0 ? '+' : ''}${number(moved, 1)}` })} points.`
            : t`Weighting moves the figure by less than matters (${ph({ points: number(smallestDifference, 1) })} points).`}
      </p>
      <p className={styles.test}>
        {t`${ph({ answered: number(answered) })} of ${ph({ asked: number(asked) })} asks were answered; the silent stand for ${ph({ share: `${number(100 * (silent ?? 0))} %` })} of all.`}{' '}
        {drawnFrom === null ? null : t`Drawn from ${ph({ all: number(drawnFrom) })} asks.`}{' '}
        {t`It corrects for who was asked and for what was known beforehand: ${ph({ facts: facts.join(', ') })}. It does not correct for what nobody knows: if the unhappy keep silent although everything else is alike, no weight shows it.`}
      </p>
    </>
  );
}
