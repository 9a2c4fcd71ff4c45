import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { ActionIcon, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { usePlace } from './place.ts';
import styles from './inbox.module.css';

/** Looks for words in all views at once; the words stand in the address. */
export function SearchField({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const { words, view, look } = usePlace();
  const [typed, setTyped] = useState(words);
  const [asked] = useDebouncedValue(typed.trim(), 250);
  const go = useEffectEvent((q: string) => {
    if (q !== words) look(q === '' ? { view } : { view, q });
  });
  useEffect(() => go(asked), [asked]);
  const [known, setKnown] = useState(words);
  if (known !== words) {
    setKnown(words);
    if (words === '' && asked !== '' && asked === typed.trim()) setTyped('');
  }
  const clear = () => {
    setTyped('');
    input.current?.focus();
  };
  return (
    <div className={styles.search}>
      <TextInput
        ref={input}
        value={typed}
        maxLength={200}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          setTyped('');
          event.currentTarget.blur();
        }}
        placeholder="Search everything"
        aria-label="Search conversations"
        leftSection={<IconSearch size={16} stroke={1.7} />}
        rightSection={
          typed === '' ? null : (
            <ActionIcon onClick={clear} aria-label="Clear the search" size={24}>
              <IconX size={15} stroke={1.7} />
            </ActionIcon>
          )
        }
      />
    </div>
  );
}
