import { ph, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { UnstyledButton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { readNow } from '#core/contract/now.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../../app/read.ts';
import { ago, number } from '../../ui/format.ts';
import { useNow } from '../../ui/moment.tsx';
import { usePlace } from '../place.ts';
import { shortName } from '../summary.ts';
import { useUnfolded } from './unfolded.ts';
import styles from './now.module.css';

type Now = WireOutputOf<typeof readNow>;

const everyMinute = 60_000;
const most = 1_000;

/** How it stands at this moment: one line, and on demand who has how many. What happens brings it up to date. */
export function NowStrip() {
  const { data } = useRead(readNow, {}, { every: everyMinute });
  const { unfolded, turn } = useUnfolded();
  if (data === undefined) return <div className={styles.strip} />;
  const Sign = unfolded ? IconChevronUp : IconChevronDown;
  return (
    <section className={styles.strip} aria-label={t`Now`}>
      <div className={styles.line}>
        <Waiting now={data} />
        <UnstyledButton
          className={styles.turn}
          aria-expanded={unfolded}
          aria-label={t`How it stands now`}
          title={unfolded ? t`Less` : t`More`}
          onClick={turn}
        >
          <Sign size={16} stroke={1.7} />
        </UnstyledButton>
      </div>
      {unfolded ? <More now={data} /> : null}
    </section>
  );
}

function Waiting({ now: { waiting, longest } }: { now: Now }) {
  const time = useNow();
  const { view } = usePlace();
  if (longest === null)
    return (
      <span className={styles.calm}>
        <Trans>Nobody waits</Trans>
      </span>
    );
  const [figure, since] = [number(waiting), ago(new Date(longest.since), time)];
  return (
    <span className={styles.waiting}>
      <Trans>
        <b>{figure}</b> <Plural value={waiting} one="waits" other="wait" />, the longest{' '}
        <Link to="/inbox/$conversation" params={{ conversation: longest.conversation }} search={{ view }}>
          {since}
        </Link>
      </Trans>
    </span>
  );
}

function counted(count: number): string {
  return count >= most ? t`${ph({ most: number(most) })} or more` : number(count);
}

function More({ now: { unanswered, left, nobodys, people } }: { now: Now }) {
  const figures: Array<readonly [string, string]> = [
    [t`Unanswered`, counted(unanswered)],
    [t`Left the chat`, counted(left)],
    [t`Nobody’s`, number(nobodys)],
    ...people.map(({ name, open }) => [shortName(name), number(open)] as const),
  ];
  return (
    <dl className={styles.more}>
      {figures.map(([name, value], rank) => (
        <div key={`${name} ${rank}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
