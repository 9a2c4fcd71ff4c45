import { t } from '@lingui/core/macro';
import { useEffect, useEffectEvent, useState, type RefObject } from 'react';
import { ActionIcon, Autocomplete } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch, IconX } from '@tabler/icons-react';
import { listFields } from '#core/contract/fields.ts';
import { useRead } from '../app/read.ts';
import { useOwner } from './owner.ts';
import { usePlace } from './place.ts';
import { keepSearch, recentSearches } from './search/recent.ts';
import { suggestionsFor, type Suggestion } from './search/suggestions.ts';
import found from './search/search.module.css';
import styles from './inbox.module.css';

/** Looks for words in all views at once; the words stand in the address. */
export function SearchField({ input }: { input: RefObject<HTMLInputElement | null> }) {
  const { words, view, saved, look } = usePlace();
  const owner = useOwner();
  const [typed, setTyped] = useState(words);
  const [asked] = useDebouncedValue(typed.trim(), 250);
  const go = useEffectEvent((q: string) => {
    if (q !== words) look({ ...(saved === undefined ? { view } : { saved }), ...(q === '' ? {} : { q }) });
  });
  useEffect(() => go(asked), [asked]);
  const [known, setKnown] = useState(words);
  if (known !== words) {
    setKnown(words);
    // What came by another way than by typing: a button, the address, the way back.
    if (words !== typed.trim() && asked === typed.trim()) setTyped(words);
  }
  const clear = () => {
    setTyped('');
    input.current?.focus();
  };
  const suggested = useSuggested(typed);
  const recent = typed.trim() === '' ? recentSearches(owner) : [];
  const about = new Map(suggested.map((each) => [each.value, each]));
  return (
    <div className={styles.search}>
      <Autocomplete
        ref={input}
        value={typed}
        maxLength={300}
        onChange={setTyped}
        data={[
          ...(recent.length > 0 ? [{ group: t`Looked for lately`, items: recent }] : []),
          ...(suggested.length > 0 ? [{ group: t`Narrow it down`, items: suggested.map(({ value }) => value) }] : []),
        ]}
        filter={({ options }) => options}
        renderOption={({ option: { value } }) => (
          <span className={found.suggestion}>
            <b>{about.get(value)?.label ?? value}</b>
            <small>{about.get(value)?.about ?? ''}</small>
          </span>
        )}
        maxDropdownHeight={380}
        onKeyDown={(event) => {
          if (event.key === 'Enter') keepSearch(owner, typed);
          if (event.key !== 'Escape') return;
          setTyped('');
          event.currentTarget.blur();
        }}
        placeholder={saved === undefined ? t`Search everything` : t`Search in this view`}
        aria-label={t`Search conversations`}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        rightSection={typed === '' ? null : <Clear clear={clear} />}
      />
    </div>
  );
}

/** With the company’s fields when one is asked for. */
function useSuggested(typed: string): Suggestion[] {
  const asked = /(^|\s)field:\S*$/i.test(typed);
  const { data } = useRead(listFields, {}, { enabled: asked, staleTime: 300_000 });
  return suggestionsFor(typed, data?.items);
}

function Clear({ clear }: { clear: () => void }) {
  return (
    <ActionIcon onClick={clear} aria-label={t`Clear the search`} size={24}>
      <IconX size={15} stroke={1.7} />
    </ActionIcon>
  );
}
