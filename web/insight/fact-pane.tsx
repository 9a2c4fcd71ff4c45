import { feelingNames } from '#core/insight/feeling.ts';
import { Change, FigureText } from '../ui/figure-text.tsx';
import { number } from '../ui/format.ts';
import { Intervals } from '../ui/intervals.tsx';
import { Pane } from '../ui/page.tsx';
import { AnswersDialog } from './answers-dialog.tsx';
import { usePlace } from './frame.tsx';
import type { TheLink } from './link-page.tsx';
import { asQuery, type InsightPlace } from './place.ts';
import { axisAround, channelName, rangeOf } from './words.ts';
import styles from './insight.module.css';

type Fact = TheLink['facts'][number];
type Group = Fact['groups'][number];

/** One fact: the feeling in each of its groups, the verdict in words, and how it was tested. */
export function FactPane({ data: { scale, figure }, fact }: { data: TheLink; fact: Fact }) {
  const [place] = usePlace();
  const { short, unit } = feelingNames[scale];
  const detectable = fact.change?.detectable === true;
  const label = (group: Group) => (fact.key === ':channel' ? channelName(group.label) : group.label);
  return (
    <Pane title={fact.label} about={`${fact.from}. Known before ${number(fact.n)} answers.`}>
      <p className={styles.verdict} data-tone={detectable ? 'feel' : 'grey'}>
        {fact.words}
      </p>
      <Intervals
        name={`${short} by ${fact.label}`}
        {...axisAround([...fact.groups, figure], rangeOf(scale))}
        {...(figure.value === null ? {} : { mark: { at: figure.value, label: 'all' } })}
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
              {scale === 'nps' || group.mean.value === null ? null : (
                <>
                  {'mean '}
                  <FigureText
                    value={group.mean.value}
                    low={group.mean.low}
                    high={group.mean.high}
                    digits={2}
                    widest={null}
                  />
                </>
              )}
              <AnswersDialog
                title={`${fact.label}: ${label(group)}`}
                n={group.n}
                query={{ ...asQuery(place), scale, ...groupQuery(fact, group, place) }}
              />
            </>
          ),
        }))}
      />
      <Tested fact={fact} />
    </Pane>
  );
}

function groupQuery({ key, unit }: Fact, { from, to, label }: Group, { channel }: InsightPlace) {
  return {
    fact: key,
    ...(channel === undefined ? {} : { channel }),
    ...(unit === 'word' ? { word: label } : {}),
    ...(from === null ? {} : { from: String(from) }),
    ...(to === null ? {} : { to: String(to) }),
  };
}

function Tested({ fact: { change, test, p, ordered } }: { fact: Fact }) {
  if (change === null || test === null || p === null)
    return (
      <p className={styles.test}>
        A comparison needs two groups of at least 10 answers with an interval not wider than 10 points either side. The
        answers can be read one by one.
      </p>
    );
  return (
    <p className={styles.test}>
      {ordered ? 'From the first to the last group that may be compared: ' : 'From the lowest to the highest group: '}
      <Change {...change} />. {test.charAt(0).toUpperCase() + test.slice(1)}, p{' '}
      {p < 0.001 ? 'below 0.001' : p.toFixed(3)}. This is association, not proof: a trial would tell.
    </p>
  );
}
