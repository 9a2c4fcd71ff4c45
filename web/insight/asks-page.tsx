import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { listAsksBehind } from '#core/contract/asks-behind.ts';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { usePages } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { channelName } from '../ui/channel-names.ts';
import { State } from '../ui/badge.tsx';
import { number } from '../ui/format.ts';
import { HeldBack } from '../ui/held-back.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { answerWord } from '../ui/scale-words.ts';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { InsightTabs, usePlace } from './frame.tsx';
import { asMeasured, type InsightPlace } from './place.ts';
import { measureName } from './scale-choice.tsx';
import { whenWords } from './place-words.ts';

type Row = WireOutputOf<typeof listAsksBehind>['items'][number];

function columnsOf({ scale }: InsightPlace, mayOpen: boolean): Column<Row>[] {
  return [
    { head: t`Asked`, cell: ({ at }) => <Moment at={at} /> },
    {
      head: t`Customer`,
      grow: true,
      cell: ({ customer }) => (
        <Link to="/customers/$customer" params={{ customer: customer.id }}>
          {customer.name}
        </Link>
      ),
    },
    {
      head: t({ message: 'Answered', context: 'share of questions' }),
      cell: (row) => <Outcome row={row} scale={scale} />,
    },
    { head: t`Where`, wide: true, cell: ({ touchpoint, channel }) => `${touchpoint}, ${channelName(channel)}` },
    {
      head: t`Conversation`,
      wide: true,
      cell: ({ conversation }) =>
        conversation === null || !mayOpen ? (
          '–'
        ) : (
          <Link to="/inbox/$conversation" params={{ conversation }}>
            <Trans>Open</Trans>
          </Link>
        ),
    },
  ];
}

function Outcome({ row: { answered, score, held }, scale }: { row: Row; scale: InsightPlace['scale'] }) {
  if (!answered) return <State tone="plain">{t({ message: 'silent', context: 'an ask that was not answered' })}</State>;
  if (held !== null) return <HeldBack held={held} />;
  if (score === null || scale === undefined)
    return <State tone="feel">{t({ message: 'answered', context: 'an ask' })}</State>;
  return <b>{answerWord({ scale, score }) ?? number(score, 1)}</b>;
}

const whichWords = {
  over: t`asks whose time is over`,
  answered: t`asks that were answered`,
  open: t`asks still open`,
  'open-answered': t`asks still open and answered`,
};

/** The asks behind a response rate or a weighted figure: as many as it says. */
export function AsksBehindPage() {
  const [place] = usePlace();
  const { scale, about, which = 'over' } = place;
  const rows = usePages(listAsksBehind, queryOf(place));
  const mayOpen = useMay('conversation.read');
  const of = scale === undefined || about === undefined ? [] : [measureName({ scale, about }, [])];
  const { first } = rows;
  return (
    <Page
      title={t`Asks behind a figure`}
      about={
        <>
          {[...of, whichWords[which], ...whenWords(place)].join(' · ')}
          {first === undefined ? null : ` · n ${number(first.total)}`}{' '}
          <Link to="/insight/experience" search={{ days: place.days, channel: place.channel, scale, about }}>
            <Trans>Back to Experience</Trans>
          </Link>
        </>
      }
    >
      <InsightTabs />
      <Pane flush>
        <DataTable
          label={t`Asks`}
          rows={rows}
          columns={columnsOf(place, mayOpen)}
          rowKey={({ id }) => id}
          empty={<Empty title={t`No asks`} />}
        />
      </Pane>
    </Page>
  );
}

function queryOf(place: InsightPlace): WireInputOf<typeof listAsksBehind> {
  const { by, bucket, which = 'over' } = place;
  return { ...asMeasured(place), which, ...(bucket === undefined ? {} : { by, bucket }) };
}
