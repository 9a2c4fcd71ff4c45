import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { hasMean } from '#core/touchpoints/scales.ts';
import { channelName } from '../ui/channel-names.ts';
import { Change, FigureText } from '../ui/figure-text.tsx';
import { fixed, number } from '../ui/format.ts';
import { Intervals } from '../ui/intervals.tsx';
import { Pane } from '../ui/page.tsx';
import { AnswersLink } from './answers-link.tsx';
import { behind } from './answers-place.ts';
import { usePlace } from './frame.tsx';
import type { TheLink } from './link-page.tsx';
import { axisAround, rangeOf } from './words.ts';
import styles from './insight.module.css';
import { scaleWords } from '../ui/scale-words.ts';

type Fact = TheLink['facts'][number];
type Group = Fact['groups'][number];

/** One fact: the feeling in each of its groups, the verdict in words, and how it was tested. */
export function FactPane({ data: { scale, about, figure }, fact }: { data: TheLink; fact: Fact }) {
  const [place] = usePlace();
  const { short, unit } = scaleWords[scale];
  const detectable = fact.change?.detectable === true;
  const label = (group: Group) => (fact.key === ':channel' ? channelName(group.label) : group.label);
  return (
    <Pane
      title={fact.label}
      about={t`${ph({ source: fact.from })}. Known before ${ph({ n: number(fact.n) })} answers.`}
    >
      <p className={styles.verdict} data-tone={detectable ? 'feel' : 'grey'}>
        {fact.words}
      </p>
      <Intervals
        name={t`${short} by ${ph({ fact: fact.label })}`}
        {...axisAround([...fact.groups, figure], rangeOf(scale))}
        {...(figure.value === null
          ? {}
          : { mark: { at: figure.value, label: t({ message: 'all', context: 'all groups together' }) } })}
        unit={unit}
        rows={fact.groups.map((group) => ({
          key: group.key,
          value: group.value,
          low: group.low,
          high: group.high,
          n: group.n,
          detectable,
          label: label(group),
          note: (
            <>
              {!hasMean(scale) || group.mean.value === null ? null : (
                <>
                  <Trans>mean</Trans>{' '}
                  <FigureText
                    value={group.mean.value}
                    low={group.mean.low}
                    high={group.mean.high}
                    digits={2}
                    widest={null}
                  />
                </>
              )}
              <AnswersLink
                of={`${fact.label}: ${label(group)}`}
                n={group.n}
                search={behind(place, { scale, about }, groupOf(fact, group))}
              />
            </>
          ),
        }))}
      />
      <Tested fact={fact} />
    </Pane>
  );
}

function groupOf({ key, unit }: Fact, { from, to, label }: Group) {
  return {
    fact: key,
    ...(unit === 'word' ? { word: label } : {}),
    ...(from === null ? {} : { from }),
    ...(to === null ? {} : { to }),
  };
}

function Tested({ fact: { change, test, p, ordered } }: { fact: Fact }) {
  if (change === null || test === null || p === null)
    return (
      <p className={styles.test}>
        <Trans>
          A comparison needs two groups of at least 10 answers with an interval not wider than 10 points either side.
          The answers can be read one by one.
        </Trans>
      </p>
    );
  const span = ordered
    ? t`From the first to the last group that may be compared:`
    : t`From the lowest to the highest group:`;
  const how = test.charAt(0).toUpperCase() + test.slice(1);
  const chance = p < 0.001 ? t`below ${ph({ least: fixed(0.001, 3) })}` : fixed(p, 3);
  return (
    <p className={styles.test}>
      {span} <Change {...change} />.{' '}
      <Trans>
        {how}, p {chance}. This is association, not proof: a trial would tell.
      </Trans>
    </p>
  );
}
