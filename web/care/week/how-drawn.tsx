import { plural, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { number } from '../../ui/format.ts';
import { Moment } from '../../ui/moment.tsx';
import { KeyValues, Pane } from '../../ui/page.tsx';
import type { Drawn } from './week-words.ts';
import styles from './week.module.css';

/** The draw, so that anybody can see that nobody chose. */
export function HowDrawn({ drawn }: { drawn: Drawn }) {
  const { active, days, place, seed, by, at } = drawn;
  return (
    <Pane
      title={t`How they were drawn`}
      about={t`A week has one draw, and it stays. With the seed it can be computed again.`}
    >
      <KeyValues
        rows={[
          [
            t`Out of`,
            plural(active, {
              one: '# customer who wrote, called, bought or answered',
              other: '# customers who wrote, called, bought or answered',
            }),
          ],
          [t`In the last`, plural(days, { one: '# day', other: '# days' })],
          [t`Chance of each`, t`1 in ${ph({ n: number(active) })}`],
          [t`Place drawn`, number(place)],
          [
            t`Seed`,
            <code key="seed" className={styles.seed}>
              {seed}
            </code>,
          ],
          [t`Drawn`, <Drawing key="at" at={at} by={by} />],
        ]}
      />
    </Pane>
  );
}

function Drawing({ at, by }: { at: string; by: string }) {
  return (
    <Trans>
      <Moment at={at} /> by {by}
    </Trans>
  );
}
