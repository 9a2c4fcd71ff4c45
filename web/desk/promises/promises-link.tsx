import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { IconHeartHandshake } from '@tabler/icons-react';
import { countPromises } from '#core/contract/promises.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { number } from '../../ui/format.ts';
import views from '../views/views.module.css';
import styles from './promises.module.css';

const none = { late: 0, today: 0 };

function titleOf(late: number, today: number): string {
  if (late > 0) return t`Promises: ${ph({ due: late + today })} due, ${late} of them late`;
  return today === 0 ? t`Promises` : t`Promises: ${today} due today`;
}

function Due({ late, today }: typeof none) {
  if (late + today === 0) return null;
  return <span className={late === 0 ? undefined : styles.late}>{number(late + today)}</span>;
}

/** Leads to what customers were promised, with how many of one's own are late or due today. */
export function PromisesLink() {
  const { data } = useRead(countPromises, {});
  const may = useMay('conversation.promise');
  if (!may && (data?.everyone.open ?? 0) === 0) return null;
  const { late, today } = data?.mine ?? none;
  return (
    <Link to="/promises" className={views.view ?? ''} title={titleOf(late, today)}>
      <IconHeartHandshake size={17} stroke={1.7} aria-hidden="true" />
      <span className={views.name}>
        <Trans>Promises</Trans>
      </span>
      <span className={views.count}>
        <Due late={late} today={today} />
      </span>
    </Link>
  );
}
