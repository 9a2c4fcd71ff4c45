import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import type { readSentiment } from '#core/contract/sentiment.ts';
import { sentiments } from '#core/listening/sentiment/labels.ts';
import { FigureText } from '../../ui/figure-text.tsx';
import { number } from '../../ui/format.ts';
import { HowPopover } from '../../ui/how-computed.tsx';
import { Pane } from '../../ui/page.tsx';
import { DataTable, type Column } from '../../ui/table.tsx';
import type { TextsPlace } from '../texts/texts-place.ts';
import { TextsLink } from '../texts/texts-link.tsx';
import { percentFigure } from '../topics/topic-words.ts';
import { emotionNames, readsAsEmotion } from './reading-words.ts';

type Read = WireOutputOf<typeof readSentiment>;
type Row = Read['emotions']['items'][number];

interface Whole {
  place: TextsPlace;
  /** Texts of the period that the engine read. */
  all: number;
  emotions: Read['emotions'];
}

/** Which emotions texts show: what the model says, what is so where labels tell, and how often the model is right on each. */
export function EmotionsPane({ sentiment: { emotions, whole, days, language } }: { sentiment: Read }) {
  const all = sentiments.reduce((sum, of) => sum + (whole.read[of] ?? 0), 0);
  if (emotions.items.length === 0 || all === 0) return null;
  const place = { days, language: language ?? undefined };
  const title = t`Emotions`;
  return (
    <Pane
      flush
      title={title}
      about={<About emotions={emotions} />}
      actions={<How days={days} emotions={emotions} label={title} />}
    >
      <DataTable
        label={title}
        rows={emotions}
        columns={columnsOf({ place, all, emotions })}
        rowKey={({ emotion }) => emotion}
        stacks="named"
        empty={null}
      />
    </Pane>
  );
}

function About({ emotions: { items, labelled, needed } }: { emotions: Read['emotions'] }) {
  const [have, want] = [number(labelled), number(needed)];
  return (
    <>
      <Trans>Most texts show none, some show several. The model names one at most.</Trans>{' '}
      {items.every(({ known }) => known === 'known') ? null : (
        <Link to="/listening/labels">
          {labelled < needed ? (
            <Trans>
              Label texts ({have} of {want})
            </Trans>
          ) : (
            <Trans>Label texts</Trans>
          )}
        </Link>
      )}
    </>
  );
}

function How({ days, emotions, label }: { days: number; emotions: Read['emotions']; label: string }) {
  const [last, labelled] = [number(days), number(emotions.labelled)];
  return (
    <HowPopover
      label={label}
      how={{
        formula: t`(share read + specificity − 1) / (sensitivity + specificity − 1), kept between 0 and 100 %; from–to holds the error of the texts and of the labels. Only with 200 labels, ten that show it, and where these tell that the model finds it more often there than elsewhere`,
        population: t`Texts that customers wrote in this language and the present version of the model read`,
        period: t`The last ${last} days; ${labelled} labels`,
        source: 'Rogan and Gladen 1978',
      }}
    />
  );
}

function columnsOf(whole: Whole): Column<Row>[] {
  return [
    { head: t`Emotion`, cell: ({ emotion }) => emotionNames[emotion] },
    { head: t`The model reads it in`, wraps: true, cell: (row) => <ReadIn row={row} whole={whole} /> },
    { head: t`Texts that show it`, wraps: true, cell: (row) => <ShowIt row={row} whole={whole} /> },
    {
      head: t`Found, of labelled texts that show it`,
      wraps: true,
      cell: ({ found }) => <FigureText {...percentFigure(found)} digits={0} of={t`labels`} />,
    },
    {
      head: t`Right, of labelled texts it reads so`,
      wraps: true,
      cell: ({ right }) => <FigureText {...percentFigure(right)} digits={0} of={t`labels`} />,
    },
  ];
}

interface CellProps {
  row: Row;
  whole: Whole;
}

function ReadIn({ row: { emotion, read }, whole: { place, all } }: CellProps) {
  const [share, some, total] = [number((read / all) * 100), number(read), number(all)];
  const name = t`Read the texts: ${ph({ name: readsAsEmotion(emotion) })}`;
  return (
    <span className="muted">
      {share}&nbsp;%{' '}
      <TextsLink place={{ ...place, emotion }} n={read} name={name}>
        <Trans>
          {some} of {total}
        </Trans>
      </TextsLink>
    </span>
  );
}

/** Corrected, or why nobody can say. */
function ShowIt({ row: { share, known }, whole: { emotions } }: CellProps) {
  if (share !== null)
    return <FigureText {...share} unit=" %" hue={share.state === 'number' ? 'feel' : 'grey'} of={t`texts`} />;
  return <span className="muted">{whyNot(known, emotions)}</span>;
}

function whyNot(known: Row['known'], { labelled, needed }: Read['emotions']): string {
  const [have, want] = [number(labelled), number(needed)];
  if (known === 'few-labels') return t`not known: ${have} of ${want} labels`;
  if (known === 'few-of-one') return t`not known: fewer than ten labels show it`;
  return t`not known: the labels do not show that the model can tell it`;
}
