import type { Found } from './use-found.ts';
import styles from './search.module.css';

/** A text with what was looked for marked. It is text and nothing else, whoever wrote it. */
export function Parts({ parts }: { parts: Found['found']['text'] }) {
  return parts.map(({ text, hit }, at) =>
    hit ? (
      <mark key={at} className={styles.hit}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}
