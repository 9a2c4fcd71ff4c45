import { IconAlertTriangle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { listAlarms } from '#core/contract/alarms.ts';
import { useRead } from '../read.ts';
import { useSession } from '../session.ts';
import { words } from '../words.ts';
import styles from './shell.module.css';

/** What is wrong with the channels, for whoever can mend it: the oldest in full, the number of the others. */
export function AlarmBanner() {
  const { may } = useSession();
  const { data } = useRead(listAlarms, {}, { enabled: may('channel.manage'), every: 60_000 });
  const [first, ...others] = data?.items ?? [];
  if (first === undefined) return null;
  const [to = '', search = ''] = first.place.split('?');
  return (
    <div className={styles.banner}>
      <IconAlertTriangle size={16} stroke={1.7} />
      <span>
        {first.sentence}{' '}
        <Link to={to} search={Object.fromEntries(new URLSearchParams(search))}>
          {words.lookInto}
        </Link>
        {others.length > 0 ? ` ${words.moreAlarms(others.length)}` : null}
      </span>
    </div>
  );
}
