import { ph, plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { IconPlus, IconTags } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { listTeams } from '#core/contract/teams.ts';
import { listTopics, topicFigures } from '#core/contract/topics.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { Change, FigureText } from '../../ui/figure-text.tsx';
import { number } from '../../ui/format.ts';
import { HowPopover } from '../../ui/how-computed.tsx';
import { Page, Pane, Stack, TabLinks } from '../../ui/page.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { listeningTabs } from '../tabs.ts';
import { EmergingPane } from './emerging-pane.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { Starter, TopicFiles } from './topic-files.tsx';
import { inOrder, percentFigure, type Figures, type Topic } from './topic-words.ts';
import { TextsLink } from '../texts/texts-link.tsx';
import type { TextsPlace } from '../texts/texts-place.ts';
import styles from './topics.module.css';

/** What customers write about, how much, and what comes up that no topic has. */
export function TopicsPage() {
  const [days, setDays] = useState(28);
  const list = useRead(listTopics, {}, { every: (data) => (data?.progress.running === true ? 2_000 : false) });
  const may = useMay('listening.manage');
  return (
    <Page
      title={t`Listening`}
      about={t`What customers write about, in messages and in open answers, found by your own rules and examples.`}
      actions={
        may ? (
          <>
            <TopicFiles topics={list.data?.items ?? []} />
            <Button component={Link} to="/listening/topics/new" leftSection={<IconPlus size={16} stroke={1.7} />}>
              <Trans>New topic</Trans>
            </Button>
          </>
        ) : null
      }
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Loaded query={list} rows={6}>
        {({ items, progress }) => (
          <Stack>
            {progress.running ? (
              <Progress label={t`Reading older texts`} done={progress.done} total={progress.total} unit={t`texts`} />
            ) : null}
            <Shares topics={items} days={days} choose={setDays} />
            <EmergingPane days={days} />
          </Stack>
        )}
      </Loaded>
    </Page>
  );
}

interface Row {
  topic: Topic;
  figures: Figures['items'][number] | undefined;
}

type Period = Pick<TextsPlace, 'from' | 'to'>;

function columnsOf(teams: ReadonlyMap<string, string>, period: Period): Column<Row>[] {
  return [
    { head: t`Topic`, grow: true, cell: ({ topic }) => <Name topic={topic} /> },
    {
      head: t`Department`,
      wide: true,
      cell: ({ topic: { team } }) => <span className="muted">{teams.get(team ?? '') ?? t`None`}</span>,
    },
    {
      head: t`Of customers who wrote`,
      cell: ({ figures }) => (figures ? <FigureText {...percentFigure(figures.customers)} /> : '–'),
    },
    {
      head: t`Against the days before`,
      wraps: true,
      cell: ({ figures }) =>
        figures?.change ? (
          <span className={styles.change}>
            <Change {...figures.change} />
          </span>
        ) : (
          <span className="muted">{t`too few to compare`}</span>
        ),
    },
    { head: t`Texts`, right: true, cell: ({ figures }) => <Texts figures={figures} period={period} /> },
    {
      head: t`Read as negative`,
      wide: true,
      cell: ({ figures }) =>
        figures ? (
          <>
            <FigureText hue="feel" of={t`customers`} {...percentFigure(figures.negative)} />{' '}
            <Texts figures={figures} period={period} negative />
          </>
        ) : (
          '–'
        ),
    },
  ];
}

interface TextsProps {
  figures: Row['figures'];
  period: Period;
  /** Only those that the model reads as negative; the number is of their customers. */
  negative?: boolean;
}

/** How many texts, leading to them. */
function Texts({ figures, period, negative = false }: TextsProps) {
  if (figures === undefined) return <>0</>;
  const { topic, texts } = figures;
  const { count } = negative ? figures.negative : texts;
  const place = { ...period, topic, ...(negative ? { read: 'negative' as const } : {}) };
  if (negative && count === 0) return null;
  return (
    <TextsLink place={place} n={count}>
      {negative ? t`Read ${ph({ count: number(count) })}` : number(count)}
    </TextsLink>
  );
}

function Name({ topic: { id, name, parent, description } }: { topic: Topic }) {
  return (
    <span className={styles.name} data-below={parent !== null}>
      <Link to="/listening/topics/$topic" params={{ topic: id }}>
        {name}
      </Link>
      {description === '' ? null : <small className="muted">{description}</small>}
    </span>
  );
}

const how = {
  formula: t`Customers with a text about the topic ÷ customers who wrote; 95 % interval by Wilson. A change counts when it passes its test, is more than 2 points, and stays among the discoveries of all topics at 5 %.`,
  population: t`Messages and open answers that were read; somebody who writes ten times counts once, under however many profiles. A text may be about several topics. “Read as negative” counts customers with at least one such text.`,
  period: t`The days chosen, against as many before.`,
  source: t`Rules, what examples taught, and what people said by hand. How often rules miss or err is not measured here. “Read as negative” is what the model of feelings says of these texts: its own measure, no score.`,
};

interface SharesProps {
  topics: readonly Topic[];
  days: number;
  choose: (days: number) => void;
}

/** Who wrote how much, leading to it. */
function Wrote({ figures: { from, to, texts, customers } }: { figures: Figures }) {
  const wrote = plural(customers, { one: '# customer wrote', other: '# customers wrote' });
  const written = plural(texts, { one: '# text', other: '# texts' });
  return <TextsLink place={{ from, to }} n={texts}>{`${wrote} · ${written}`}</TextsLink>;
}

function Shares({ topics, days, choose }: SharesProps) {
  const figures = useRead(topicFigures, { days: String(days) });
  const teams = useRead(listTeams, {}, { staleTime: 60_000 }).data?.items ?? [];
  const data = figures.data;
  const count = (id: string) => data?.items.find((one) => one.topic === id)?.customers.count ?? 0;
  const sorted = topics.toSorted((one, other) => count(other.id) - count(one.id));
  const rows = inOrder(sorted).map((topic) => ({ topic, figures: data?.items.find((one) => one.topic === topic.id) }));
  const period = { from: data?.from, to: data?.to };
  return (
    <Pane
      flush
      title={
        <>
          <Trans>Topics</Trans> <HowPopover label={t`Topics`} how={how} />
        </>
      }
      about={topics.length === 0 || data === undefined ? undefined : <Wrote figures={data} />}
      actions={topics.length === 0 ? undefined : <PeriodChoice days={days} choose={choose} />}
    >
      <DataTable
        label={t`Topics`}
        stacks="named"
        rows={{ items: rows }}
        columns={columnsOf(new Map(teams.map(({ id, name }) => [id, name])), period)}
        rowKey={({ topic }) => topic.id}
        empty={
          <Empty icon={IconTags} title={t`No topics yet`} action={<Starter />}>
            <Trans>
              Begin with twelve that most companies know, with rules in seven languages, and change them to your own
              words. Older texts are read, too.
            </Trans>
          </Empty>
        }
      />
    </Pane>
  );
}
