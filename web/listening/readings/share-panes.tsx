import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readSentiment } from '#core/contract/sentiment.ts';
import { sentiments, type Sentiment } from '#core/listening/sentiment/labels.ts';
import { channelName } from '../../ui/channel-names.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { fewest } from '../../ui/figure-words.ts';
import { Figure } from '../../ui/figure.tsx';
import { number, plainDay } from '../../ui/format.ts';
import type { HowComputed } from '../../ui/how-computed.tsx';
import { Card, Cards, Pane } from '../../ui/page.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import { TextsLink } from '../texts/texts-link.tsx';
import type { TextsPlace } from '../texts/texts-place.ts';
import styles from '../listening.module.css';

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

/** Which texts the figures of a page are of: a language and the days. */
type Whole = Pick<TextsPlace, 'language' | 'days'>;

interface CutProps {
  cut: Cut;
  of: Sentiment;
  place: TextsPlace;
}

function ModelShare({ cut, of, place }: CutProps) {
  const all = totalOf(cut);
  const count = cut.read[of] ?? 0;
  return (
    <span className="muted">
      {all < fewest ? null : `${number((count / all) * 100)}\u00A0% `}
      <TextsLink place={{ ...place, read: of }} n={count} name={t`Read the texts: ${ph({ name: readSo[of] })}`}>
        <OfAll count={count} all={all} />
      </TextsLink>
    </span>
  );
}

/** Leads to the texts that shares of so many are of, and to those that the model reads so. */
function ReadThem({ cut, of, place }: CutProps) {
  const [count, all] = [cut.read[of] ?? 0, totalOf(cut)];
  return (
    <div className={styles.read}>
      <TextsLink place={{ ...place, read: of }} n={count} name={t`Read the texts: ${ph({ name: readSo[of] })}`}>
        {t`Read the ${ph({ count: number(count) })}`}
      </TextsLink>
      {' · '}
      <TextsLink place={place} n={all} name={t`Read all texts that are counted`}>
        {t`all ${ph({ count: number(all) })}`}
      </TextsLink>
    </div>
  );
}

/** The shares of the whole period, corrected where that may be said. */
export function WholePane({ sentiment: { whole, days, labels, language } }: { sentiment: Read }) {
  const place = { days, language: language ?? undefined };
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
              value={totalOf(whole) < fewest ? null : ((whole.read[of] ?? 0) / totalOf(whole)) * 100}
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
          <ReadThem cut={whole} of={of} place={place} />
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

function placeOf(kind: 'weeks' | 'channels', key: string, whole: Whole): TextsPlace {
  return kind === 'weeks' ? { ...whole, week: key } : { ...whole, channel: key === '' ? 'none' : key };
}

function columnsOf(kind: 'weeks' | 'channels', corrected: boolean, whole: Whole): Column<Cut>[] {
  const names = corrected ? areSo : readSo;
  return [
    { head: heads[kind].head, cell: ({ key }) => keyOf(kind, key) },
    ...sentiments.map((of): Column<Cut> => ({
      head: names[of],
      wraps: true,
      cell: (cut) => {
        const share = cut.shares?.find((one) => one.of === of);
        const place = placeOf(kind, cut.key, whole);
        if (share === undefined) return <ModelShare cut={cut} of={of} place={place} />;
        return (
          <>
            <FigureText {...share} unit=" %" hue={share.state === 'number' ? 'feel' : 'grey'} of={t`texts`} />
            <ReadThem cut={cut} of={of} place={place} />
          </>
        );
      },
    })),
  ];
}

interface CutsProps {
  kind: 'weeks' | 'channels';
  sentiment: Read;
}

/** The same by week or by channel, as a table. */
export function CutsPane({ kind, sentiment }: CutsProps) {
  const { [kind]: cuts, days, language } = sentiment;
  const corrected = cuts.some(({ shares }) => shares !== null);
  const { title } = heads[kind];
  return (
    <Pane title={title} flush>
      <DataTable
        label={title}
        stacks="named"
        rows={{ items: kind === 'weeks' ? cuts.toReversed() : [...cuts] }}
        columns={columnsOf(kind, corrected, { days, language: language ?? undefined })}
        rowKey={({ key }) => key}
        empty={null}
      />
    </Pane>
  );
}
