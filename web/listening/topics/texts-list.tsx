import { t } from '@lingui/core/macro';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Moment } from '../../ui/moment.tsx';
import { sentimentNames } from '../readings/reading-words.ts';
import { wayNames, type TopicText } from './topic-words.ts';
import styles from './topics.module.css';

type Shown = Omit<TopicText, 'way' | 'probability'> & Partial<Pick<TopicText, 'way'>>;

/** Texts with the words by which they were found, and the way to where they stand. */
export function TextsList({ texts, label }: { texts: readonly Shown[]; label: string }) {
  return (
    <ul className={styles.texts} aria-label={label}>
      {texts.map((text) => (
        <li key={text.message ?? text.answer}>
          <p className={styles.words} dir="auto">
            {text.words === '' ? <span className="muted">{t`The words are gone.`}</span> : <Marked text={text} />}
          </p>
          <p className={styles.foot}>
            <Where text={text} /> · <Moment at={text.at} /> · {sentimentNames[text.sentiment]}
            {text.way === undefined ? null : ` · ${wayNames[text.way]}`}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Where({ text: { conversation, customer } }: { text: Shown }) {
  const name = customer?.name ?? t`Nobody known`;
  if (conversation === null) return <bdi>{name}</bdi>;
  return (
    <Link to="/inbox/$conversation" params={{ conversation }}>
      <bdi>{name}</bdi>
    </Link>
  );
}

function Marked({ text: { words, marks } }: { text: Shown }) {
  const parts: ReactNode[] = [];
  let at = 0;
  for (const { from, to } of marks) {
    if (from < at) continue;
    parts.push(words.slice(at, from), <mark key={from}>{words.slice(from, to)}</mark>);
    at = to;
  }
  return (
    <>
      {parts}
      {words.slice(at)}
    </>
  );
}
