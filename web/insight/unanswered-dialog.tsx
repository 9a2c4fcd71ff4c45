import { ph, t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { listUnanswered } from '#core/contract/answered.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { channelName } from '../ui/channel-names.ts';
import { Dialog } from '../ui/dialog.tsx';
import { number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { usePlace } from './frame.tsx';
import { asQuery } from './place.ts';

type Query = WireInputOf<typeof listUnanswered>;
type Row = WireOutputOf<typeof listUnanswered>['items'][number];

interface UnansweredDialogProps {
  source: Query['source'];
  touchpoint: string;
  name: string;
  unanswered: number;
}

/** How many got no reply, and behind a key what they wrote, to reply to it. */
export function UnansweredDialog({ source, touchpoint, name, unanswered }: UnansweredDialogProps) {
  const [place] = usePlace();
  const mayRead = useMay('listening.read');
  if (unanswered === 0 || !mayRead) return <>{number(unanswered)}</>;
  return (
    <Dialog
      wide
      open={t`Read ${ph({ count: number(unanswered) })}`}
      title={t`${name}: no reply yet`}
      variant="subtle"
      size="compact-xs"
    >
      {() => <Unanswered query={{ ...asQuery(place), source, touchpoint }} />}
    </Dialog>
  );
}

function columns(): Column<Row>[] {
  return [
    { head: t`When`, cell: ({ at }) => <Moment at={at} /> },
    {
      head: t`Customer`,
      cell: ({ customer, conversation }) =>
        conversation === null ? (
          <Link to="/customers/$customer" params={{ customer: customer.id }}>
            {customer.name}
          </Link>
        ) : (
          <Link to="/inbox/$conversation" params={{ conversation }}>
            {customer.name}
          </Link>
        ),
    },
    { head: t`Channel`, wide: true, cell: ({ channel }) => channelName(channel) },
    { head: t`Written`, grow: true, wraps: true, cell: ({ words }) => words },
  ];
}

function Unanswered({ query }: { query: Query }) {
  const answers = useRead(listUnanswered, query);
  return (
    <Loaded query={answers} rows={5}>
      {({ items, total }) => (
        <>
          <DataTable
            label={t`No reply yet`}
            rows={{ items }}
            columns={columns()}
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
