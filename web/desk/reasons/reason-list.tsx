import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Combobox, ScrollArea, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconSparkles } from '@tabler/icons-react';
import { listReasons } from '#core/contract/reasons.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { useRead } from '../../app/read.ts';
import type { Summary } from '../summary.ts';
import { reasonName } from './reason-words.ts';
import styles from './reasons.module.css';

export type Reasons = WireOutputOf<typeof listReasons>;
type Reason = Reasons['items'][number];

/** The company's reasons, as long as the page is open. */
export function useReasons(enabled = true): Reasons | undefined {
  return useRead(listReasons, {}, { staleTime: 300_000, enabled }).data;
}

interface ReasonListProps {
  /** What was guessed stands first. */
  guessed: Summary['guessed'];
  chosen: string | null;
  choose(reason: string | null): void;
  /** The words of the way without a reason; left out: there is none. */
  none?: string | undefined;
  /** Escape goes back without a choice. */
  leave(): void;
}

const without = ' none';

interface Offered {
  id: string;
  name: string;
  group: string | null;
}

/** Those that are offered, with the names of their groups. What belongs to an archived group is not. */
function offeredOf(items: readonly Reason[]): Offered[] {
  const groups = new Map(items.filter(({ group }) => group === null).map((each) => [each.id, each]));
  return items.flatMap(({ id, name, group, retired }) => {
    const leader = group === null ? undefined : groups.get(group);
    return retired || leader?.retired === true ? [] : [{ id, name, group: leader?.name ?? null }];
  });
}

function matching(all: readonly Offered[], typed: string): Offered[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return all.filter((each) => words.every((word) => reasonName(each).toLowerCase().includes(word)));
}

/** What was typed, and what is called so; the first of it is marked. */
function useFinding() {
  const items = useReasons()?.items ?? [];
  const [typed, setTyped] = useState('');
  const store = useCombobox({ opened: true });
  const { selectFirstOption } = store;
  const loaded = items.length > 0;
  useEffect(() => {
    selectFirstOption();
  }, [typed, loaded, selectFirstOption]);
  return { store, typed, setTyped, loaded, found: matching(offeredOf(items), typed) };
}

/** Reasons to choose from: what was guessed first, so that Enter takes it; typing finds another. */
export function ReasonList({ guessed, chosen, choose, none, leave }: ReasonListProps) {
  const { store, typed, setTyped, found, loaded } = useFinding();
  const take = (value: string) => choose(value === without ? null : value);
  return (
    <Combobox store={store} onOptionSubmit={take}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          value={typed}
          maxLength={60}
          placeholder={t`Find a reason`}
          aria-label={t`Find a reason`}
          onKeyDownCapture={({ key }) => (key === 'Escape' ? leave() : undefined)}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={300} type="auto">
        <Combobox.Options aria-label={t`Reasons`} className={styles.options ?? ''}>
          {typed === '' ? <First guess={chosen === null ? guessed : null} none={none} /> : null}
          {found.map((each) => (
            <Combobox.Option
              key={each.id}
              value={each.id}
              active={each.id === chosen}
              aria-selected={each.id === chosen}
            >
              <Choice reason={each} chosen={each.id === chosen} searched={typed !== ''} />
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </ScrollArea.Autosize>
      {loaded && found.length === 0 ? (
        <p className={styles.nothing}>
          <Trans>No reason is called so.</Trans>
        </p>
      ) : null}
    </Combobox>
  );
}

function First({ guess, none }: { guess: Summary['guessed']; none: string | undefined }) {
  return (
    <>
      {guess === null ? null : <Guess guess={guess} />}
      {none === undefined ? null : <Combobox.Option value={without}>{none}</Combobox.Option>}
    </>
  );
}

function Guess({ guess }: { guess: NonNullable<Summary['guessed']> }) {
  return (
    <Combobox.Option value={guess.id}>
      <span className={styles.option}>
        <span>{reasonName(guess)}</span>
        <span className={styles.guess}>
          <IconSparkles size={14} stroke={1.7} aria-hidden="true" />
          <Trans>Suggested</Trans>
        </span>
      </span>
    </Combobox.Option>
  );
}

function Choice({ reason, chosen, searched }: { reason: Offered; chosen: boolean; searched: boolean }) {
  const { name, group } = reason;
  return (
    <span className={styles.option} data-below={group !== null && !searched} data-group={group === null}>
      <span>{searched ? reasonName(reason) : name}</span>
      {chosen ? <IconCheck size={15} stroke={1.8} aria-hidden="true" /> : null}
    </span>
  );
}
