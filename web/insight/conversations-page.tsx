import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { listConversationsBehind, timeGroups } from '#core/contract/conversations-behind.ts';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { usePages } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { channelName } from '../ui/channel-names.ts';
import { duration, number } from '../ui/format.ts';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { InsightTabs, usePlace } from './frame.tsx';
import { asQuery, type InsightPlace } from './place.ts';
import { whenWords } from './place-words.ts';

type Row = WireOutputOf<typeof listConversationsBehind>['items'][number];
type Of = NonNullable<InsightPlace['of']>;

const ofWords: Record<Of, string> = {
  begun: t`conversations that customers began`,
  open: t`conversations open at the end`,
  'begun-before': t`conversations that customers began in the period before the one shown`,
  'open-before': t`conversations open at the beginning`,
  'first-contact': t`resolved long enough ago to know whether by first contact`,
  once: t`resolved at first contact`,
  'not-known': t`resolved too short a while ago to know whether by first contact`,
  'not-resolved': t`conversations that customers began, still open`,
  resolved: t`conversations that were resolved`,
  reopened: t`conversations that were reopened`,
  'first-response': t`waits for the first response`,
  'next-response': t`waits for a later response`,
  resolution: t`times to resolution`,
  'bot-response': t`waits that a bot ended`,
};

const isTime = (of: Of) => timeGroups.some((one) => one === of);

function columnsOf(of: Of, mayOpen: boolean): Column<Row>[] {
  const took: Column<Row> = { head: t`Took`, right: true, cell: (row) => <Took row={row} /> };
  return [
    { head: t({ message: 'Began', context: 'a wait or a conversation' }), cell: ({ at }) => <Moment at={at} /> },
    { head: t`Customer`, grow: true, cell: ({ customer }) => <Who customer={customer} /> },
    { head: t`Channel`, cell: ({ channel }) => channelName(channel) },
    ...(isTime(of) ? [took] : []),
    {
      head: t`Conversation`,
      cell: ({ conversation }) =>
        mayOpen ? (
          <Link to="/inbox/$conversation" params={{ conversation }}>
            <Trans>Open</Trans>
          </Link>
        ) : (
          '–'
        ),
    },
  ];
}

function Who({ customer }: Pick<Row, 'customer'>) {
  if (customer === null) return <span className="muted">–</span>;
  return (
    <Link to="/customers/$customer" params={{ customer: customer.id }}>
      {customer.name}
    </Link>
  );
}

function Took({ row: { seconds, ended } }: { row: Row }) {
  if (seconds === null) return <span className="muted">{t({ message: 'goes on', context: 'a wait' })}</span>;
  const length = duration(seconds);
  return ended === true ? <b>{length}</b> : <span className="muted">{t`at least ${length}, without an answer`}</span>;
}

/** The conversations or waits behind a figure of Service: as many as it says. */
export function ConversationsBehindPage() {
  const [place] = usePlace();
  const { days, channel, time, of = 'begun', only } = place;
  const rows = usePages(listConversationsBehind, queryOf(place));
  const mayOpen = useMay('conversation.read');
  const { first } = rows;
  const running = only === undefined ? [] : [t`those that have not ended`];
  return (
    <Page
      title={t`Conversations behind a figure`}
      about={
        <>
          {[ofWords[of], ...running, ...whenWords(place)].join(' · ')}
          {first === undefined ? null : ` · n ${number(first.total)}`}{' '}
          <Link to="/insight/service" search={{ days, channel, time }}>
            <Trans>Back to Service</Trans>
          </Link>
        </>
      }
    >
      <InsightTabs />
      <Pane flush>
        <DataTable
          label={t`Conversations`}
          rows={rows}
          columns={columnsOf(of, mayOpen)}
          rowKey={({ conversation, at }) => `${conversation} ${at}`}
          empty={<Empty title={t`No conversations`} />}
        />
      </Pane>
    </Page>
  );
}

function queryOf(place: InsightPlace): WireInputOf<typeof listConversationsBehind> {
  const { of = 'begun', by, bucket, only, team, person, time } = place;
  return {
    ...asQuery(place),
    of,
    ...(time === undefined ? {} : { time }),
    ...(only === undefined ? {} : { which: only }),
    ...(team === undefined ? {} : { team }),
    ...(person === undefined ? {} : { person }),
    ...(bucket === undefined ? {} : { by, bucket }),
  };
}
