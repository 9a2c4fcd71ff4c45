import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { WireInputOf, WireOutputOf } from '#core/contract/endpoint.ts';
import { listAnswersBehind } from '#core/contract/insight.ts';
import { usePages } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { channelName } from '../ui/channel-names.ts';
import { number } from '../ui/format.ts';
import { LeftOut } from '../ui/left-out.tsx';
import { Moment } from '../ui/moment.tsx';
import { Page, Pane } from '../ui/page.tsx';
import { answerWord } from '../ui/scale-words.ts';
import { Empty } from '../ui/states.tsx';
import { DataTable, type Column } from '../ui/table.tsx';
import { InsightTabs, usePlace } from './frame.tsx';
import { usualDays, type InsightPlace } from './place.ts';
import { measureName } from './scale-choice.tsx';
import { whenWords } from './place-words.ts';

type Row = WireOutputOf<typeof listAnswersBehind>['items'][number];

function columnsOf(scale: NonNullable<InsightPlace['scale']>, mayOpen: boolean): Column<Row>[] {
  return [
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
    {
      head: t`Score`,
      right: true,
      cell: ({ score }) => <b>{answerWord({ scale, score }) ?? number(score, 1)}</b>,
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

/** Which answers these are, in words. */
function groupWords({ touchpoint, score, word, from, to, ...place }: InsightPlace) {
  const span = [from, to].map((one) => (one === undefined ? '…' : number(one, 1))).join('–');
  return [
    ...whenWords(place),
    touchpoint,
    score === undefined ? undefined : t`score ${ph({ score: number(score, 1) })}`,
    word ?? (from === undefined && to === undefined ? undefined : span),
  ].filter((one) => one !== undefined);
}

/** The answers behind a figure or a point of a chart: as many as it says. */
export function BehindPage() {
  const [place] = usePlace();
  const { scale = 'csat5', about } = place;
  const mayOpen = useMay('conversation.read');
  const rows = usePages(listAnswersBehind, queryOf(place));
  const { first } = rows;
  return (
    <Page
      title={t`Answers behind a figure`}
      about={
        <>
          {[measureOf(place), ...groupWords(place)].join(' · ')}
          {first === undefined ? null : ` · n ${number(first.total)}`}{' '}
          <Link to="/insight/experience" search={{ days: place.days, scale, about }}>
            <Trans>Back to Experience</Trans>
          </Link>
        </>
      }
    >
      <InsightTabs />
      <LeftOut />
      <Pane flush>
        <DataTable
          label={t`Answers`}
          rows={rows}
          columns={columnsOf(scale, mayOpen)}
          rowKey={({ id }) => id}
          empty={<Empty title={first !== undefined && first.total > 0 ? t`None that you may see` : t`No answers`} />}
        />
      </Pane>
    </Page>
  );
}

function measureOf({ scale = 'csat5', about }: InsightPlace): string {
  if (about === undefined) return measureName({ scale, about: 'contact' }, []);
  const other = about === 'contact' ? 'touchpoint' : 'contact';
  return measureName({ scale, about }, [{ scale, about: other }]);
}

function queryOf({ scale = 'csat5', days = usualDays, ...place }: InsightPlace): WireInputOf<typeof listAnswersBehind> {
  const { channel, about, touchpoint, by, bucket, fact, word } = place;
  const told = { channel, about, touchpoint, by, bucket, fact, word };
  const numbers = Object.entries({ score: place.score, from: place.from, to: place.to });
  return {
    scale,
    days: String(days),
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined)),
    ...Object.fromEntries(numbers.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]))),
  };
}
