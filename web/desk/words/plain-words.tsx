import { useImperativeHandle, useRef, type Ref } from 'react';
import { Textarea } from '@mantine/core';
import type { WordsHandle, WordsProps } from './words-handle.ts';
import styles from '../composer.module.css';

interface PlainWordsProps extends WordsProps {
  handle: Ref<WordsHandle>;
  /** The text has marks, and is written at while the editor is on its way. */
  marked: boolean;
  told: { setFocused(focused: boolean): void; setComposing(composing: boolean): void };
}

/** Words without marks, as chats know them. */
export function PlainWords({ handle, marked, told, ...props }: PlainWordsProps) {
  const { value, write, label, placeholder, onSlash } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handle, () => ({
    focus: () => input.current?.focus(),
    insert: (given) => {
      const words = marked ? (given.marked ?? given.text) : given.text;
      write(value === '' ? words : `${value}\n\n${words}`);
      input.current?.focus();
    },
    picture: () => undefined,
  }));
  return (
    <Textarea
      ref={input}
      variant="unstyled"
      value={value}
      onChange={(event) => write(event.currentTarget.value)}
      onFocus={() => told.setFocused(true)}
      onBlur={() => told.setFocused(false)}
      onCompositionStart={() => told.setComposing(true)}
      onCompositionEnd={() => told.setComposing(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') event.currentTarget.blur();
        if (event.key !== '/' || value !== '' || onSlash === undefined) return;
        event.preventDefault();
        onSlash();
      }}
      minRows={2}
      maxRows={14}
      dir={value === '' ? undefined : 'auto'} // its placeholder is ours
      aria-label={label}
      placeholder={placeholder}
      classNames={{ input: styles.input ?? '' }}
    />
  );
}
