import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readSentiment } from '#core/contract/sentiment.ts';
import { sentiments, type Sentiment } from '#core/listening/sentiment/labels.ts';
import { channelName } from '../../ui/channel-names.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { Figure } from '../../ui/figure.tsx';
import { number, plainDay } from '../../ui/format.ts';
import type { HowComputed } from '../../ui/how-computed.tsx';
import { Card, Cards, Pane } from '../../ui/page.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';

type Read = WireOutputOf<typeof readSentiment>;
type Cut = Read['whole'];

/** What a share of texts is called once it is known how the engine errs. */
const areSo: Record<Sentiment, string> = {
  negative: t`Negative texts`,
  neutral: t`Neutral texts`,
  positive: t`Positive texts`,
};

/** What it is called before: what the model says, not what is so. */
const readSo: Record<Sentiment, string> = {
  negative: t`Texts the model reads as negative`,
  neutral: t`Texts the model reads as neutral`,
  positive: t`Texts the model reads as positive`,
};

const totalOf = ({ read }: Cut): number => sentiments.reduce((sum, of) => sum + (read[of] ?? 0), 0);

function OfAll({ count, all }: { count: number; all: number }) {
  const [some, total] = [number(count), number(all)];
  return (
    <Trans>
      {some} of {total}
    </Trans>
  );
}

function ModelShare({ cut, of }: { cut: Cut; of: Sentiment }) {
  const all = totalOf(cut);
  const [count, total, share] = [number(cut.read[of] ?? 0), number(all), number(((cut.read[of] ?? 0) / all) * 100)];
  return (
    <span className="muted">
      {share} %{' '}
      <Trans>
        ({count} of {total})
      </Trans>
    </span>
  );
}

/** The shares of the whole period, corrected where that may be said. */
export function WholePane({ sentiment: { whole, days, labels } }: { sentiment: Read }) {
  const [labelled, last] = [number(labels.labelled), number(days)];
  const how: HowComputed = {
    formula: t`The inverse of the confusion matrix of the blind labels, kept between 0 and 100 %; from–to holds the error of the texts and of the labels`,
    population: t`Texts that customers wrote in this language and the present version of the model read; mixed ones and those nobody can tell are in no share`,
    period: t`The last ${last} days; ${labelled} labels`,
    source: 'Rogan and Gladen 1978',
  };
  return (
    <Cards>
      {sentiments.map((of) => (
        <Card key={of}>
          {whole.shares === null ? (
            <Figure
              label={readSo[of]}
              hue="plain"
              value={totalOf(whole) === 0 ? null : ((whole.read[of] ?? 0) / totalOf(whole)) * 100}
              unit=" %"
              note={<OfAll count={whole.read[of] ?? 0} all={totalOf(whole)} />}
            />
          ) : (
            <Figure
              label={areSo[of]}
              hue="feel"
              {...whole.shares.find((share) => share.of === of)!}
              unit=" %"
              of={t`texts`}
              how={how}
            />
          )}
        </Card>
      ))}
    </Cards>
  );
}

const heads = {
  weeks: { title: t`By week`, head: t`Week from` },
  channels: { title: t`By channel`, head: t`Channel` },
};

function keyOf(kind: 'weeks' | 'channels', key: string): string {
  if (kind === 'weeks') return plainDay(key, { year: true });
  return key === '' ? t`channel not kept` : channelName(key as never);
}

function columnsOf(kind: 'weeks' | 'channels', corrected: boolean): Column<Cut>[] {
  const names = corrected ? areSo : readSo;
  return [
    { head: heads[kind].head, cell: ({ key }) => keyOf(kind, key) },
    ...sentiments.map((of): Column<Cut> => ({
      head: names[of],
      wraps: true,
      cell: (cut) => {
        const share = cut.shares?.find((one) => one.of === of);
        if (share === undefined) return <ModelShare cut={cut} of={of} />;
        return <FigureText {...share} unit=" %" hue={share.state === 'number' ? 'feel' : 'grey'} of={t`texts`} />;
      },
    })),
  ];
}

/** The same by week or by channel, as a table. */
export function CutsPane({ kind, cuts }: { kind: 'weeks' | 'channels'; cuts: readonly Cut[] }) {
  const corrected = cuts.some(({ shares }) => shares !== null);
  const { title } = heads[kind];
  return (
    <Pane title={title} flush>
      <DataTable
        label={title}
        stacks="named"
        rows={{ items: kind === 'weeks' ? cuts.toReversed() : [...cuts] }}
        columns={columnsOf(kind, corrected)}
        rowKey={({ key }) => key}
        empty={null}
      />
    </Pane>
  );
}
