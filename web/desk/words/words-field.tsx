import { useRef, type ReactNode, type Ref } from 'react';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { markedOfPlain } from '#core/marked/write.ts';
import composer from '../composer.module.css';
import type { WordsHandle } from './words-handle.ts';
import { Words } from './words.tsx';
import styles from './words-field.module.css';

interface WordsFieldProps {
  label: string;
  description?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  /** The words can have marks. */
  marked?: boolean;
  value: string;
  write(next: string): void;
  handle?: Ref<WordsHandle>;
  onSlash?: (() => void) | undefined;
  /** Below the words, in the same box. */
  children?: ReactNode;
}

/** A field of a form whose words can have marks, as those of an answer. */
export function WordsField(props: WordsFieldProps) {
  const { label, description, error, placeholder = '', marked = true, value, write, handle, onSlash, children } = props;
  const own = useRef<WordsHandle>(null);
  return (
    <div className={styles.field}>
      {description === undefined ? null : <div className={styles.about}>{description}</div>}
      <div className={`${composer.box} ${styles.box}`} data-mode="reply" data-wrong={error != null}>
        <div className={styles.head}>{label}</div>
        <Words
          key={String(marked)}
          handle={handle ?? own}
          marked={marked}
          value={value}
          write={write}
          label={label}
          placeholder={placeholder}
          onSlash={onSlash}
        />
        {children}
      </div>
      {error == null ? null : (
        <p className={styles.wrong} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

interface Kept {
  text: string;
  marked: boolean;
}

/** A kept text as a box with marks, or without, has it. */
export function wordsIn({ text, marked }: Kept, box: { marked: boolean }): string {
  if (marked === box.marked) return text;
  return box.marked ? markedOfPlain(text) : plainOf(readMarked(text));
}
