import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { listAnswersBehind } from '#core/contract/insight.ts';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../app/read.ts';
import { channelName } from '../ui/channel-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import styles from './insight.module.css';

type Query = WireInputOf<typeof listAnswersBehind>;
type Row = WireOutputOf<typeof listAnswersBehind>['items'][number];

const columns: Column<Row>[] = [
  { head: t`When`, cell: ({ at }) => <Moment at={at} /> },
  {
    head: t`Customer`,
    grow: true,
    cell: ({ customer }) =>
      customer === null ? (
        <span className="muted">
          <Trans>erased</Trans>
        </span>
      ) : (
        <Link to="/customers/$customer" params={{ customer: customer.id }}>
          {customer.name}
        </Link>
      ),
  },
  { head: t`Score`, right: true, cell: ({ score }) => <b>{number(score, 1)}</b> },
  { head: t`Where`, wide: true, cell: ({ touchpoint, channel }) => `${touchpoint}, ${channelName(channel)}` },
];

/** Opens the answers behind a figure: readable also where they are too few for a number. */
export function AnswersDialog({ title, query, n }: { title: string; query: Query; n: number }) {
  if (n === 0) return null;
  return (
    <span className={styles.read}>
      <Dialog wide open={t`Read the answers`} title={title} variant="subtle" size="compact-xs">
        {() => <Answers query={query} />}
      </Dialog>
    </span>
  );
}

function Answers({ query }: { query: Query }) {
  const answers = useRead(listAnswersBehind, query);
  return (
    <Loaded query={answers} rows={5}>
      {({ items, total }) => (
        <>
          <DataTable
            label={t`Answers`}
            rows={{ items }}
            columns={columns}
            rowKey={({ id }) => id}
            empty={<Empty title={t`No answers`} />}
          />
          {total > items.length ? (
            <p className="muted">{t`The newest ${ph({ shown: number(items.length) })} of ${ph({ total: number(total) })}.`}</p>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
