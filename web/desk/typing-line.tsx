import { t } from '@lingui/core/macro';
import { useEffect, useState } from 'react';
import { typing, typingSignal } from '#core/channels/typing.ts';
import { wireId } from '#core/contract/codecs.ts';
import { useLive } from '../app/live/live.tsx';
import { useColleagues } from './looking.ts';
import { listed } from '../ui/format.ts';
import styles from './items.module.css';

const forgottenAfter = 8_000;

/** Who is writing at the moment: the customer, or a colleague who answers the same. */
export function TypingLine({ conversation, customer }: { conversation: string; customer: string }) {
  const colleagues = useColleagues(conversation).filter(({ doing }) => doing !== 'viewing');
  const [writers, setWriters] = useState<ReadonlyMap<string, { words: string; until: number }>>(new Map());
  const put = (who: string, words: string | undefined) =>
    setWriters((before) => {
      const next = new Map(before);
      if (words === undefined) next.delete(who);
      else next.set(who, { words, until: Date.now() + forgottenAfter });
      return next;
    });
  useLive(typingSignal, ({ subject, data }) => {
    const read = typing.safeParse(data);
    if (!read.success || wireId('cnv', subject) !== conversation) return;
    const { who, typing: writes } = read.data;
    if (who === 'customer') put('customer', writes ? t`${customer} is writing` : undefined);
  });
  useLive('message.received', ({ subject }) => {
    if (wireId('cnv', subject) === conversation) put('customer', undefined);
  });
  useEffect(() => {
    if (writers.size === 0) return undefined;
    const timer = setInterval(() => {
      setWriters((now) => new Map([...now].filter(([, { until }]) => until > Date.now())));
    }, 1000);
    return () => clearInterval(timer);
  }, [writers.size]);
  const words = [
    ...[...writers.values()].map((writer) => writer.words),
    ...colleagues.map(({ name, doing }) =>
      doing === 'note' ? t`${name} is writing a note` : t`${name} is answering this too`,
    ),
  ];
  if (words.length === 0) return null;
  return (
    <p className={styles.typing}>
      <span className={styles.dots} aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      {listed(words)}
    </p>
  );
}
