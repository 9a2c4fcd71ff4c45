import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Popover } from '@mantine/core';
import { IconMoodEmpty, IconMoodSad, IconMoodSmile } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { correctReading, listReadings } from '#core/contract/readings.ts';
import { sentiments, type Sentiment } from '#core/listening/sentiment/labels.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toastError } from '../../app/toast.tsx';
import { number } from '../../ui/format.ts';
import { emotionNames, languageName, readsAs, sentimentNames, versionOf, wayNames } from './reading-words.ts';
import styles from './feeling-mark.module.css';

type Reading = WireOutputOf<typeof listReadings>['items'][number];
type WordsRead = Omit<Reading, 'message' | 'correction' | 'opinion'>;

const faces: Record<Sentiment, typeof IconMoodEmpty> = {
  negative: IconMoodSad,
  neutral: IconMoodEmpty,
  positive: IconMoodSmile,
};

const percent = (share: number): string => `${number(share * 100)} %`;

/** A quiet face beside a customer's message: how it reads to the model, or what somebody said instead. */
export function FeelingMark({ conversation, message }: { conversation: string; message: string }) {
  const { data } = useRead(listReadings, { id: conversation });
  const reading = data?.items.find((one) => one.message === message);
  if (reading === undefined) return null;
  const { correction, opinion } = reading;
  return (
    <FeelingFace reading={reading} said={correction?.said} correct={<Correct reading={reading} />} opinion={opinion} />
  );
}

interface FeelingFaceProps {
  reading: WordsRead;
  /** What somebody says instead. */
  said?: Sentiment | undefined;
  correct?: ReactNode;
  opinion?: Reading['opinion'];
  /** In words beside the face, too. */
  worded?: boolean;
}

/** The face itself, with what the model says and how often that is wrong behind it. */
export function FeelingFace({
  reading,
  said = reading.sentiment,
  correct,
  opinion = null,
  worded = false,
}: FeelingFaceProps) {
  const Face = faces[said];
  return (
    <Popover width={320} position="top-start" withArrow shadow="md" withinPortal>
      <Popover.Target>
        <button
          type="button"
          className={`${styles.mark} ${worded ? styles.worded : ''}`}
          data-sentiment={said}
          aria-label={readsAs[said]}
          title={howKnown(reading)}
        >
          <Face size={14} stroke={1.8} aria-hidden="true" />
          {worded ? readsAs[said] : null}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Explained reading={reading} />
        {opinion === null ? null : <Second opinion={opinion} />}
        {correct}
      </Popover.Dropdown>
    </Popover>
  );
}

/** In one line: the language, how the engine came to read it, and its version. */
function howKnown({ language, engine }: WordsRead): string {
  return `${languageName(language)} · ${wayNames[engine.way]} · ${t`version ${ph({ version: versionOf(engine) })}`}`;
}

/** What a model provider says beside it. */
function Second({ opinion: { engine, sentiment } }: { opinion: NonNullable<Reading['opinion']> }) {
  const name = sentimentNames[sentiment];
  return (
    <p className={styles.small}>
      <Trans>
        Second opinion: <b>{name}</b>, by <bdi>{engine}</bdi>
      </Trans>
    </p>
  );
}

function Explained({ reading }: { reading: WordsRead }) {
  const { sentiment, probability, emotion, measured } = reading;
  const [best] = measured;
  const sure = percent(probability);
  const name = sentimentNames[sentiment];
  const feeling = emotion === null ? undefined : emotionNames[emotion.name];
  return (
    <>
      <p className={styles.sentence}>
        <Trans>
          The model reads this as: <b>{name}</b> ({sure})
        </Trans>
        {feeling === undefined ? null : ` · ${feeling}`}
      </p>
      <p className={styles.small}>
        {best === undefined ? <Trans>Nobody has measured how often that is right here.</Trans> : <Right best={best} />}{' '}
        <Trans>It is no score that the customer gave.</Trans>
      </p>
      <p className={styles.small}>{howKnown(reading)}</p>
    </>
  );
}

function Right({ best }: { best: Reading['measured'][number] }) {
  const [right, always, n, set] = [percent(best.accuracy), percent(best.majority), number(best.n), best.set];
  return (
    <Trans>
      It was right on {right} of {n} texts of others ({set}); always saying the commonest would have been on {always}.
    </Trans>
  );
}

/** One press says what it reads as to a person; the same again takes it back. */
function Correct({ reading }: { reading: Reading }) {
  const may = useMay('conversation.tag');
  const correct = useWrite(correctReading, { outdates: ['reading.'], onError: toastError });
  const { correction, message } = reading;
  const by = correction?.by ?? '';
  if (!may && correction === null) return null;
  return (
    <div className={styles.correct}>
      <p className={styles.small}>
        {correction === null ? <Trans>How does it read to you?</Trans> : <Trans>To {by} it reads as:</Trans>}
      </p>
      <div className={styles.choices} role="group" aria-label={t`How does it read to you?`}>
        {sentiments.map((said) => (
          <button
            key={said}
            type="button"
            className={styles.choice}
            aria-pressed={correction?.said === said}
            disabled={!may || correct.isPending}
            onClick={() => correct.mutate({ id: message, said: correction?.said === said ? null : said })}
          >
            {sentimentNames[said]}
          </button>
        ))}
      </div>
    </div>
  );
}
