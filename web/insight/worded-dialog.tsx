import { ph, t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { listWorded } from '#core/contract/answered.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { channelName } from '../ui/channel-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { number } from '../ui/format.ts';
import { LeftOut } from '../ui/left-out.tsx';
import { Moment } from '../ui/moment.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { usePlace } from './frame.tsx';
import { asQuery } from './place.ts';

type Query = WireInputOf<typeof listWorded>;
type Row = WireOutputOf<typeof listWorded>['items'][number];

interface WordedDialogProps {
  group: Pick<Query, 'source' | 'which' | 'touchpoint'>;
  title: string;
  n: number;
  /** What opens it; without, how many there are. */
  open?: string;
}

/** Opens what customers wrote in answers that a figure counts; who may not read it sees how many there are. */
export function WordedDialog({ group, title, n, open }: WordedDialogProps) {
  const [place] = usePlace();
  const mayRead = useMay('listening.read');
  if (n === 0 || !mayRead) return open === undefined ? <>{number(n)}</> : null;
  return (
    <Dialog wide open={open ?? t`Read ${ph({ count: number(n) })}`} title={title} variant="subtle" size="compact-xs">
      {() => <Worded query={{ ...asQuery(place), ...group }} title={title} />}
    </Dialog>
  );
}

function columns(): Column<Row>[] {
  return [
    { head: t`When`, cell: ({ at }) => <Moment at={at} /> },
    { head: t`Customer`, cell: (row) => <Writer {...row} /> },
    { head: t`Channel`, wide: true, cell: ({ channel }) => channelName(channel) },
    { head: t`Written`, grow: true, wraps: true, cell: ({ words }) => words },
    {
      head: t`Reply`,
      cell: ({ repliedAt }) => (repliedAt === null ? <span className="muted">–</span> : <Moment at={repliedAt} />),
    },
  ];
}

function Writer({ customer, conversation }: Pick<Row, 'customer' | 'conversation'>) {
  if (customer === null)
    return <span className="muted">{t({ message: 'nobody known', context: 'who answered' })}</span>;
  if (conversation === null)
    return (
      <Link to="/customers/$customer" params={{ customer: customer.id }}>
        {customer.name}
      </Link>
    );
  return (
    <Link to="/inbox/$conversation" params={{ conversation }}>
      {customer.name}
    </Link>
  );
}

function Worded({ query, title }: { query: Query; title: string }) {
  const answers = useRead(listWorded, query);
  return (
    <Loaded query={answers} rows={5}>
      {({ items, total }) => (
        <>
          <LeftOut />
          <DataTable
            label={title}
            rows={{ items }}
            columns={columns()}
            rowKey={({ id }) => id}
            empty={<Empty title={total > 0 ? t`None that you may see` : t`No answers`} />}
          />
          {total > items.length && items.length > 0 ? (
            <p className="muted">{t`The newest ${ph({ shown: number(items.length) })} of ${ph({ total: number(total) })}.`}</p>
          ) : null}
        </>
      )}
    </Loaded>
  );
}
