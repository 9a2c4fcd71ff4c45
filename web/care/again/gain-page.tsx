import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { IconScale } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { readGain } from '#core/contract/gain.ts';
import { useRead } from '../../app/read.ts';
import { Figure } from '../../ui/figure.tsx';
import { Card, Cards, Page, Pane, Stack, TabLinks } from '../../ui/page.tsx';
import { scaleWords } from '../../ui/scale-words.ts';
import { Empty, Loaded } from '../../ui/states.tsx';
import { useCareTabs } from '../tabs.ts';
import styles from './gain.module.css';

type Gain = WireOutputOf<typeof readGain>;
type Compared = Gain['ordered'];

/** What making up for something brings, against low scorers who were not reached. */
export function GainPage() {
  const query = useRead(readGain, {});
  return (
    <Page
      title={t`Care`}
      about={t`What it brings to make up for something: scores asked once more, ordering again and coming back, beside low scorers who were not reached.`}
    >
      <TabLinks tabs={useCareTabs()} label={t`Care`} />
      <Loaded query={query}>{(gain) => <Whole gain={gain} />}</Loaded>
    </Page>
  );
}

function Whole({ gain }: { gain: Gain }) {
  const { asked, scores, ordered, stayed, followedDays, days } = gain;
  if (asked.reached + asked.others === 0) return <Nobody waiting={asked.waiting} />;
  return (
    <Stack>
      <Why days={days} />
      {scores.map(({ scale, ...compared }) => (
        <Beside
          key={scale}
          title={t`Better by: ${ph({ scale: scaleWords[scale].name })}`}
          about={t`In steps of the scale, from the low answer to the one when asked once more.`}
          compared={compared}
          unit=""
          digits={2}
          hue="feel"
        />
      ))}
      <Beside
        title={t`Ordered again`}
        about={t`Within ${followedDays} days from being asked once more, whether they answered or not.`}
        compared={ordered}
        unit=" %"
        digits={0}
        hue="fact"
      />
      <Beside
        title={t`Came back`}
        about={t`Wrote, called, bought or visited within ${followedDays} days.`}
        compared={stayed}
        unit=" %"
        digits={0}
        hue="fact"
      />
    </Stack>
  );
}

function Why({ days }: { days: number }) {
  return (
    <p className={styles.why}>
      <Trans>
        Whoever was low is rarely as low the next time, whatever we do: that is regression to the mean. So what counts
        is the difference to low scorers who were drawn at random among those not reached yet and asked as long after
        their answer. Whom we reach is not drawn by lot, so even a difference is no proof.
      </Trans>{' '}
      {plural(days, { one: 'The last # day.', other: 'The last # days.' })}
    </p>
  );
}

function Nobody({ waiting }: { waiting: number }) {
  return (
    <Pane>
      <Empty
        icon={IconScale}
        title={waiting === 0 ? t`Nobody was asked once more yet` : t`The first ones wait to be asked`}
        action={
          <Link to="/care/rules">
            <Trans>See whether it is on</Trans>
          </Link>
        }
      >
        <Trans>
          Whoever was low is rarely as low the next time, whatever we do. So a gain is shown only beside others who were
          low and were not reached.
        </Trans>
      </Empty>
    </Pane>
  );
}

interface BesideProps {
  title: string;
  about: string;
  compared: Compared;
  unit: string;
  digits: number;
  hue: 'fact' | 'feel';
}

function Beside({ title, about, compared, unit, digits, hue }: BesideProps) {
  const { reached, others, difference } = compared;
  const look = { unit, digits, hue, of: t`customers`, widest: null };
  return (
    <Pane title={title} about={about}>
      <Cards>
        <Card>
          <Figure label={t`Reached and settled`} {...reached} {...look} />
        </Card>
        <Card>
          <Figure label={t`Not reached`} {...others} {...look} none={t`nobody asked`} />
        </Card>
        <Card>
          <Figure
            label={t`Difference`}
            {...(difference ?? { value: null })}
            {...look}
            unit={unit === ' %' ? t` points` : unit}
            none={t`not comparable`}
            note={difference === null ? t`ten of both are needed` : wordsOf(difference)}
          />
        </Card>
      </Cards>
    </Pane>
  );
}

/** Whether it can be told from none. */
function wordsOf({ low, high }: { low: number | null; high: number | null }): string {
  return low !== null && high !== null && (low > 0 || high < 0) ? t`more than chance` : t`no detectable difference`;
}
