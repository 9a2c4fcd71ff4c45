import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, Suspense } from 'react';
import { Skeleton } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { customerLine } from '#core/contract/customer-line.ts';
import { useRead } from '../app/read.ts';
import { fullMoment } from '../ui/format.ts';
import { happened } from '../customers/line-words.ts';
import { Moment } from '../ui/moment.tsx';
import { feelingWords } from './feeling-words.ts';
import styles from './rail.module.css';

const HeldBack = lazy(async () => ({ default: (await import('../ui/held-back.tsx')).HeldBack }));

type LineItem = WireOutputOf<typeof customerLine>['items'][number];

/** The latest of the customer's line: what happened on the left, how it felt on the right. */
export function RailLine({ customer, name }: { customer: string; name: string }) {
  const line = useRead(customerLine, { id: customer, limit: '8' });
  const feelings = useRead(customerLine, { id: customer, side: 'feelings', limit: '3' });
  if (line.data === undefined) return line.error ? null : <Skeleton height={160} />;
  const { items } = line.data;
  return (
    <>
      <Feelings items={feelings.data?.items ?? []} />
      <section className={styles.block}>
        <h3 className={styles.title}>
          <Trans>{name}’s line</Trans>
        </h3>
        {items.length === 0 ? (
          <p className={styles.none}>
            <Trans>Nothing yet.</Trans>
          </p>
        ) : null}
        <ol className={styles.line}>
          {items.map((item) => (
            <Step key={item.id} item={item} />
          ))}
        </ol>
        {items.length === 0 ? null : (
          <Link to={`/customers/${customer}` as string} className={styles.whole ?? ''}>
            <Trans>The whole line</Trans>
          </Link>
        )}
      </section>
    </>
  );
}

function Step({ item }: { item: LineItem }) {
  const { touchpoint, at, held, feelings } = item;
  const felt = held !== null ? t`Given, held back` : feelings === null ? null : feelingWords(feelings);
  return (
    <li className={styles.step} title={`${touchpoint.name}, ${fullMoment(at)}`}>
      <span className={styles.fact}>{felt === null ? happened(item) : ''}</span>
      <i className={styles.dot} data-feels={felt !== null} aria-hidden="true" />
      <span className={styles.feel}>
        {felt ?? (
          <span className={styles.when}>
            <Moment at={at} />
          </span>
        )}
      </span>
    </li>
  );
}

function Feelings({ items }: { items: readonly LineItem[] }) {
  if (items.length === 0) return null;
  return (
    <section className={styles.block}>
      <h3 className={styles.title}>
        <Trans>Last feelings</Trans>
      </h3>
      <ul className={styles.feelings}>
        {items.map(({ id, feelings, held, at }) => (
          <li key={id}>
            {held !== null ? (
              <Suspense>
                <HeldBack held={held} />
              </Suspense>
            ) : null}
            {feelings === null ? null : <span className={styles.feel}>{feelingWords(feelings)}</span>}
            <Moment at={at} />
          </li>
        ))}
      </ul>
    </section>
  );
}
