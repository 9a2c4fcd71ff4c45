import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMemo, useState } from 'react';
import { Button } from '@mantine/core';
import { IconTags } from '@tabler/icons-react';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { listTopics, listTopicTexts, removeTopic, topicFigures } from '#core/contract/topics.ts';
import { shareOf } from '#core/statistics/wilson.ts';
import { usePages, useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { AskFirst } from '../../ui/ask-first.tsx';
import { bandOption } from '../../ui/chart-options.ts';
import { Change, FigureText } from '../../ui/figure-text.tsx';
import { dayOf, number } from '../../ui/format.ts';
import { LeftOut } from '../../ui/left-out.tsx';
import { KeyValues, Page, Pane, Stack } from '../../ui/page.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Empty, ErrorState, Loaded, Loading } from '../../ui/states.tsx';
import { TimeChart } from '../../insight/time-chart.tsx';
import { PeriodChoice } from './period-choice.tsx';
import { TextsList } from './texts-list.tsx';
import { TextsLink } from '../texts/texts-link.tsx';
import { TopicForm } from './topic-form.tsx';
import { percentFigure, type Figures, type Topic } from './topic-words.ts';
import styles from './topics.module.css';

/** One topic: how many customers write about it, what they write, and how it is found. */
export function TopicPage() {
  const { topic: id = '' } = useParams({ strict: false });
  const list = useRead(listTopics, {});
  return (
    <Loaded query={list} rows={6}>
      {({ items }) => {
        const topic = items.find((one) => one.id === id);
        return topic === undefined ? <Gone /> : <Opened key={topic.id} topic={topic} topics={items} />;
      }}
    </Loaded>
  );
}

function Gone() {
  const back = (
    <Button component={Link} to="/listening/topics" variant="default">
      <Trans>All topics</Trans>
    </Button>
  );
  return <Empty icon={IconTags} title={t`There is no such topic`} action={back} />;
}

function Opened({ topic, topics }: { topic: Topic; topics: readonly Topic[] }) {
  const [days, setDays] = useState(28);
  const may = useMay('listening.manage');
  return (
    <Page
      title={topic.name}
      about={topic.description === '' ? <Link to="/listening/topics">{t`All topics`}</Link> : topic.description}
      actions={
        <>
          <PeriodChoice days={days} choose={setDays} />
          {may ? <Remove topic={topic} /> : null}
        </>
      }
    >
      <Stack>
        <OverTime topic={topic} days={days} />
        <Behind topic={topic} />
        {may ? <TopicForm key={topic.version} topic={topic} topics={topics} /> : null}
      </Stack>
    </Page>
  );
}

function Remove({ topic: { id, name } }: { topic: Topic }) {
  const navigate = useNavigate();
  const remove = useWrite(removeTopic, {
    outdates: ['topic.'],
    onDone: () => void navigate({ to: '/listening/topics' }),
  });
  return (
    <AskFirst
      title={t`Remove this topic?`}
      about={t`What was found of it and what people said about it goes with it. The texts stay.`}
      confirm={t`Remove ${name}`}
      onConfirm={() => remove.mutateAsync({ id })}
    >
      <Trans>Remove</Trans>
    </AskFirst>
  );
}

/** Customers by week with their interval; what counts as a change stands beside it in words. */
function OverTime({ topic, days }: { topic: Topic; days: number }) {
  const query = useRead(topicFigures, { days: String(days) });
  return (
    <Pane title={t`Customers who write about it`}>
      <Loaded query={query} rows={4}>
        {(figures) => (
          <>
            <Weeks topic={topic} figures={figures} />
            <Figured topic={topic} figures={figures} />
          </>
        )}
      </Loaded>
    </Pane>
  );
}

interface OfTopic {
  topic: Topic;
  figures: Figures;
}

const fewest = 10;

function Weeks({ topic, figures }: OfTopic) {
  const points = figures.weeks.map(({ from, customers: n, topics }) => {
    const count = topics.find((one) => one.topic === topic.id)?.customers ?? 0;
    const { value, low, high } = shareOf(count, n);
    const isFew = n < fewest;
    const points_ = (part: number) => (isFew ? null : part * 100);
    const span = { from, to: endOf(from, figures.to) };
    return { x: dayOf(from), value: points_(value), low: points_(low), high: points_(high), n, count, span };
  });
  const starts = useMemo(() => figures.weeks.map(({ from }) => from.slice(0, 10)), [figures]);
  const name = t`Share of customers who wrote, by week`;
  return (
    <TimeChart
      starts={starts}
      name={name}
      height={200}
      nothing={points.every(({ value }) => value === null) ? t`Too few customers wrote in any week.` : undefined}
      option={bandOption({ points, hue: 'fact', name, unit: ' %', min: 0, digits: 1, none: t`too few customers` })}
      table={{
        columns: [t`Week from`, t`Customers about it`, t`Customers who wrote`, t`Share`],
        rows: points.map((point) => [
          <TextsLink key="week" place={{ ...point.span, topic: topic.id }} n={point.count}>
            {point.x}
          </TextsLink>,
          number(point.count),
          <TextsLink key="all" place={point.span} n={point.n}>
            {number(point.n)}
          </TextsLink>,
          <FigureText key={point.x} {...point} n={undefined} unit=" %" digits={1} />,
        ]),
      }}
    />
  );
}

/** Where the week from a moment ends, at the end of the period at the latest. */
function endOf(from: string, last: string): string {
  const end = new Date(Date.parse(from) + 7 * 86_400_000).toISOString();
  return end < last ? end : last;
}

function Figured({ topic, figures }: OfTopic) {
  const own = figures.items.find((one) => one.topic === topic.id);
  if (own === undefined) return null;
  const [some, total] = [number(own.texts.count), number(own.texts.n)];
  const all = figures.negative;
  const period = { from: figures.from, to: figures.to };
  return (
    <KeyValues
      rows={[
        [t`Of customers who wrote`, <FigureText key="share" {...percentFigure(own.customers)} />],
        [
          t`Against the days before`,
          own.change === null ? (
            t`too few to compare`
          ) : (
            <span key="change" className={styles.change}>
              <Change {...own.change} />
            </span>
          ),
        ],
        [
          t`Texts`,
          <TextsLink key="texts" place={{ ...period, topic: topic.id }} n={own.texts.count}>
            {t`${some} of ${total}`}
          </TextsLink>,
        ],
        [
          t`Customers with a text read as negative`,
          <TextsLink key="negative" place={{ ...period, topic: topic.id, read: 'negative' }} n={own.negative.count}>
            <FigureText hue="feel" of={t`customers`} {...percentFigure(own.negative)} />
          </TextsLink>,
        ],
        [
          t`Of all customers who wrote`,
          <TextsLink key="all" place={{ ...period, read: 'negative' }} n={all.count}>
            <FigureText hue="feel" {...percentFigure(all)} />
          </TextsLink>,
        ],
      ]}
    />
  );
}

/** The texts, for those who may read conversations. */
function Behind({ topic }: { topic: Topic }) {
  const may = useMay('conversation.read');
  const rows = usePages(listTopicTexts, { id: topic.id, limit: '20' }, { enabled: may });
  if (!may) return null;
  return (
    <Pane title={t`What they write`}>
      <LeftOut />
      {rows.error === null ? null : <ErrorState error={rows.error} retry={rows.refetch} />}
      {rows.pending ? <Loading rows={3} /> : null}
      {!rows.pending && rows.items.length === 0 ? (
        <Empty title={t`No text is about it yet`}>
          <Trans>Its rules find nothing so far. Below you see at once what others would find.</Trans>
        </Empty>
      ) : null}
      <TextsList texts={rows.items} label={t`What they write`} />
      <ShowMore rows={rows} />
    </Pane>
  );
}
