import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconTrendingUp } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { nameEmerging } from '#core/contract/model-provider.ts';
import { createTopic, emergingTopics } from '#core/contract/topics.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toastError } from '../../app/toast.tsx';
import { Change, FigureText } from '../../ui/figure-text.tsx';
import { HowPopover } from '../../ui/how-computed.tsx';
import { Pane } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { percentFigure } from './topic-words.ts';

type Emerging = WireOutputOf<typeof emergingTopics>;
type Term = Emerging['terms'][number];

const columns: Column<Term>[] = [
  {
    head: t`Words`,
    grow: true,
    cell: ({ term, name }) => (
      <>
        <b>
          <bdi>{term}</bdi>
        </b>
        {name === null ? null : <Named {...name} />}
      </>
    ),
  },
  { head: t`Customers now`, cell: ({ now }) => <FigureText {...percentFigure(now)} /> },
  { head: t`Before`, wide: true, cell: ({ before }) => <FigureText {...percentFigure(before)} /> },
  {
    head: t`Growth`,
    cell: ({ difference: { value, low, high } }) => (
      <Change value={value * 100} low={low * 100} high={high * 100} detectable />
    ),
  },
  { head: '', name: t`Make it a topic`, cell: (term) => <Known term={term} /> },
];

/** A short name by a model provider. */
function Named({ words, engine }: NonNullable<Term['name']>) {
  return (
    <div>
      {words} <span className="muted">({t`A name by ${engine}`})</span>
    </div>
  );
}

function Known({ term: { term, topic, name } }: { term: Term }) {
  const may = useMay('listening.manage');
  const navigate = useNavigate();
  const create = useWrite(createTopic, {
    outdates: ['topic.'],
    onError: toastError,
    onDone: ({ id }) => void navigate({ to: '/listening/topics/$topic', params: { topic: id } }),
  });
  if (topic !== null)
    return (
      <Link to="/listening/topics/$topic" params={{ topic: topic.id }}>
        {topic.name}
      </Link>
    );
  if (!may) return null;
  const rules = [{ language: null, text: term.includes(' ') ? `"${term}"` : term }];
  const made = { name: name?.words ?? term, description: '', parent: null, team: null, rules, examples: [] };
  return (
    <Button size="compact-sm" variant="light" loading={create.isPending} onClick={() => create.mutate(made)}>
      <Trans>Make it a topic</Trans>
    </Button>
  );
}

const how = {
  formula: t`Customers who use a word or a pair of words, now against before: log-likelihood ratio, Fisher’s exact test where there are few. False discoveries among all that was tested are held to 5 % (Benjamini–Hochberg); growth of less than a point, or of less than half as much again, is left out.`,
  population: t`One text drawn of each customer and period, at most 5,000 customers each. Left out are numbers, addresses, names of these customers and of your people, and what fewer than five customers write.`,
  period: t`The days chosen, against as many before.`,
  source: t`Texts are read at this moment; no words are kept.`,
};

const isNameless = ({ topic, name }: Term): boolean => topic === null && name === null;

/** Words that more customers use now than before. */
export function EmergingPane({ days }: { days: number }) {
  const query = useRead(emergingTopics, { days: String(days) }, { staleTime: 300_000 });
  return (
    <Pane
      flush
      title={
        <>
          <Trans>Emerging</Trans> <HowPopover label={t`Emerging`} how={how} />
        </>
      }
      about={t`Words that a larger share of customers uses now than in the days before.`}
      actions={query.data?.naming === true && query.data.terms.some(isNameless) ? <Naming days={days} /> : undefined}
    >
      <Loaded query={query} rows={3}>
        {(found) => (
          <DataTable
            label={t`Emerging`}
            stacks="named"
            rows={{ items: found.terms }}
            columns={columns}
            rowKey={({ term }) => term}
            empty={<Nothing found={found} />}
          />
        )}
      </Loaded>
    </Pane>
  );
}

/** Has the model provider give short names: only the words leave. */
function Naming({ days }: { days: number }) {
  const may = useMay('listening.manage');
  const name = useWrite(nameEmerging, { outdates: [emergingTopics], onError: toastError });
  if (!may) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      title={t`Only these words are sent to your model provider`}
      loading={name.isPending}
      onClick={() => name.mutate({ days: String(days) })}
    >
      <Trans>Ask for names</Trans>
    </Button>
  );
}

function Nothing({ found: { looked, tested } }: { found: Emerging }) {
  const [before, now] = [looked.before, looked.now];
  const words = plural(tested, { one: '# word or pair was tested', other: '# words and pairs were tested' });
  return (
    <Empty icon={IconTrendingUp} title={tested === 0 ? t`Nothing to compare yet` : t`No detectable change`}>
      {words} ·{' '}
      <Trans>
        {now} customers now, {before} before
      </Trans>
    </Empty>
  );
}
