import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { stepsForPage } from '#core/care/replay.ts';
import { number, plainDay, wholeDay } from '../../ui/format.ts';
import { nameOf, wordsOfStep, type Drawn } from './week-words.ts';
import styles from './week.module.css';

/** As many lines as stand on one page of A4 above the questions. */
const linesAtMost = 24;

/** The line on one printed page, with room for what the meeting says to it. */
export function Sheet({ drawn }: { drawn: Drawn }) {
  const { week, steps, active, days, place, seed } = drawn;
  const all = steps.map((step) => ({ ...step, felt: step.feelings !== null }));
  const shown = stepsForPage(all, linesAtMost);
  const [atPlace, inAll] = [number(place), number(active)];
  const left = steps.length - shown.length;
  return (
    <article className={styles.sheet} data-paper>
      <header>
        <p>{t`One customer a week · ${ph({ week: plainDay(week, { year: true }) })}`}</p>
        <h2>
          <bdi>{nameOf(drawn)}</bdi>
        </h2>
      </header>
      <table>
        <tbody>
          {shown.map((step) => (
            <Line key={step.id} step={step} />
          ))}
        </tbody>
      </table>
      {left === 0 ? null : (
        <p className={styles.leftOut}>{t`${ph({ count: number(left) })} more steps are left out.`}</p>
      )}
      <section className={styles.questions}>
        <h3>{t`Where did we help?`}</h3>
        <h3>{t`Where did we let them down?`}</h3>
        <h3>{t`What do we change, who does it, by when?`}</h3>
      </section>
      <footer>
        <Trans>
          Drawn at random: place {atPlace} of {inAll} customers who wrote, called, bought or answered in {days} days,
          each with the same chance. Seed {seed}.
        </Trans>
      </footer>
    </article>
  );
}

function Line({ step }: { step: Drawn['steps'][number] }) {
  const { title, about, felt } = wordsOfStep(step);
  return (
    <tr data-felt={felt !== null}>
      <th scope="row">{wholeDay(step.at)}</th>
      <td>
        <b>{felt ?? title}</b> {felt === null ? about : step.touchpoint.name}
      </td>
    </tr>
  );
}
