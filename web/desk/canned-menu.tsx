import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, Combobox, useCombobox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { IconQuote } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { listCannedReplies } from '#core/contract/canned.ts';
import { plainOf } from '#core/marked/plain.ts';
import { readMarked } from '#core/marked/read.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { askToRun } from './macros/asked-macro.ts';
import { MacroOptions, useMacrosWith, type Macro } from './macros/macro-options.tsx';
import styles from './composer.module.css';

type Canned = WireOutputOf<typeof listCannedReplies>['items'][number];

interface CannedMenuProps {
  /** Null: one that is not begun yet; then nothing is filled in, and no macro can be run. */
  conversation: string | null;
  opened: boolean;
  setOpened(opened: boolean): void;
  choose(words: { text: string; marked: string | null }): void;
}

/** Filled in where that is known; in a chat without its marks. */
function chosenWords({ filled, text, marked }: Pick<Canned, 'filled' | 'text' | 'marked'>): {
  text: string;
  marked: string | null;
} {
  const words = filled ?? text;
  return marked ? { text: plainOf(readMarked(words)), marked: words } : { text: words, marked: null };
}

/** Those with these words; the one whose shortcut was typed comes first. */
function matching(all: readonly Canned[], words: string): Canned[] {
  const found = all.filter(({ title, text, shortcut }) =>
    `${title} ${shortcut ?? ''} ${text}`.toLowerCase().includes(words),
  );
  const rank = ({ shortcut }: Canned) => {
    const name = shortcut?.toLowerCase();
    if (words === '' || name === undefined) return 2;
    return name === words ? 0 : Number(!name.startsWith(words)) + 1;
  };
  return found.toSorted((a, b) => rank(a) - rank(b));
}

/** Answers written before, found by title or words, with the names filled in. */
export function CannedMenu({ conversation, opened, setOpened, choose }: CannedMenuProps) {
  const [words, setWords] = useState('');
  const store = useCombobox({
    opened,
    onOpenedChange: setOpened,
    onDropdownClose: () => {
      store.resetSelectedOption();
      setWords('');
    },
  });
  const list = useRead(listCannedReplies, conversation === null ? {} : { conversation }, {
    enabled: opened,
    staleTime: 60_000,
  });
  const macros = useMacrosWith(words, opened && conversation !== null);
  const found = matching(list.data?.items ?? [], words.trim().toLowerCase());
  // Opened by a key as well as by the button, and what is typed next belongs in here.
  const search = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (opened) search.current?.focus();
  }, [opened]);
  const first = useEffectEvent(() => store.selectFirstOption());
  const shown = [...found, ...macros].map(({ id }) => id).join(' ');
  useEffect(() => {
    if (opened && shown !== '') first();
  }, [opened, shown]);
  const take = (id: string) => {
    const reply = list.data?.items.find((one) => one.id === id);
    setOpened(false);
    if (conversation !== null && macros.some((macro) => macro.id === id)) askToRun({ conversation, macro: id });
    if (reply !== undefined) choose(chosenWords(reply));
  };
  return (
    <Combobox store={store} width={340} position="top-start" withinPortal onOptionSubmit={take}>
      <Combobox.Target withAriaAttributes={false}>
        <Button
          variant="subtle"
          color="gray"
          size="compact-md"
          className={styles.tool ?? ''}
          leftSection={<IconQuote size={16} stroke={1.7} />}
          onClick={() => setOpened(!opened)}
          aria-expanded={opened}
        >
          <Trans comment="replies that were written before">Canned</Trans>
        </Button>
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Search
          ref={search}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          placeholder={t`Search canned replies and macros`}
          aria-label={t`Search canned replies`}
        />
        <Options found={found} macros={macros} known={list.data !== undefined} searching={words !== ''} />
      </Combobox.Dropdown>
    </Combobox>
  );
}

interface OptionsProps {
  found: readonly Canned[];
  macros: readonly Macro[];
  known: boolean;
  searching: boolean;
}

function Options({ found, macros, known, searching }: OptionsProps) {
  const mayWrite = useMay('conversation.reply');
  return (
    <Combobox.Options mah={280} style={{ overflowY: 'auto' }} aria-label={t`Canned replies`}>
      {found.map(({ id, title, shortcut, ...words }) => (
        <Combobox.Option key={id} value={id}>
          <b className={styles.cannedTitle}>
            {title}
            {shortcut === null ? null : <small> /{shortcut}</small>}
          </b>
          <span className={styles.cannedText}>{chosenWords(words).text}</span>
        </Combobox.Option>
      ))}
      <MacroOptions macros={macros} />
      {found.length + macros.length > 0 || !known ? null : (
        <Combobox.Empty>
          {searching ? t`None has these words.` : t`There are no canned replies yet.`}{' '}
          {mayWrite ? (
            <Link to="/settings/canned-replies">
              <Trans>Write one</Trans>
            </Link>
          ) : null}
        </Combobox.Empty>
      )}
    </Combobox.Options>
  );
}
