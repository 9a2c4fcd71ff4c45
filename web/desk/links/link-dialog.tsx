import { ph, t } from '@lingui/core/macro';
import { useState, type KeyboardEvent } from 'react';
import { Modal, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { listConversations } from '#core/contract/desk.ts';
import type { LinkKind } from '#core/contract/links.ts';
import { searchConversations } from '#core/contract/search.ts';
import { useRead } from '../../app/read.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { channelLook } from '../channel-look.ts';
import { statusName, toneOf } from '../status/status-words.ts';
import type { Conversation, Summary } from '../summary.ts';
import { link } from './linking.ts';
import { useLinks } from './rail-links.tsx';
import styles from './links.module.css';

const kinds: Array<{ value: LinkKind; label: string }> = [
  { value: 'related', label: t`Related` },
  { value: 'parent', label: t`Parent of this` },
  { value: 'child', label: t`Child of this` },
];

/** Finds the conversation that this one has to do with, by its number, words or a name, all by keyboard. */
export function LinkDialog({ conversation, close }: { conversation: Conversation; close: () => void }) {
  const { id } = conversation;
  const [as, setAs] = useState<LinkKind>('related');
  const [typed, setTyped] = useState('');
  const { items, waits, nothing, error, retry } = useOthers(conversation, typed.trim());
  const [at, setAt] = useState(0);
  const active = Math.min(at, Math.max(0, items.length - 1));
  const links = useLinks(id);
  const choose = (other: Summary | undefined) => {
    if (other === undefined) return;
    close();
    void link(
      id,
      { other: other.id, as },
      links.find((each) => each.other?.id === other.id),
    );
  };
  const keys = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by === undefined && event.key !== 'Enter') return;
    event.preventDefault();
    if (by === undefined) choose(waits ? undefined : items[active]);
    else if (items.length > 0) setAt((active + by + items.length) % items.length);
  };
  return (
    <Modal opened onClose={close} title={t`Link with another conversation`} size={560}>
      <SegmentedControl
        className={styles.kinds ?? ''}
        fullWidth
        data={kinds}
        value={as}
        onChange={(value) => setAs(value as LinkKind)}
        aria-label={t`What the other one is`}
      />
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded={items.length > 0}
        aria-controls="links-found"
        aria-activedescendant={items.length === 0 ? undefined : `links-found-${active}`}
        aria-label={t`Number, words or a name`}
        placeholder={t`#1042, words or a name`}
        maxLength={200}
        value={typed}
        leftSection={<IconSearch size={16} stroke={1.7} />}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={keys}
      />
      {error === undefined ? (
        <Found items={items} waits={waits} nothing={nothing} active={active} point={setAt} choose={choose} />
      ) : (
        <ErrorState error={error} retry={retry} />
      )}
    </Modal>
  );
}

/** The other conversations of the customer while nothing is typed; a bare number is that of a conversation. */
function useOthers({ id, customer }: Conversation, typed: string) {
  const [asked] = useDebouncedValue(typed, 200);
  const q = /^\d{1,9}$/.test(asked) ? `#${asked}` : asked;
  const theirs = useRead(listConversations, { customer: customer.id, limit: '20' }, { enabled: q === '' });
  const found = useRead(searchConversations, { q, limit: '20' }, { enabled: q !== '' });
  const query = q === '' ? theirs : found;
  const items: Summary[] = query.data?.items.filter((other) => other.id !== id) ?? [];
  const waits = typed !== asked || query.data === undefined;
  const nothing = q === '' ? t`${ph({ customer: customer.name })} has no other conversation.` : t`Nothing was found.`;
  return { items, waits, nothing, error: query.error ?? undefined, retry: query.refetch };
}

interface FoundProps {
  items: readonly Summary[];
  waits: boolean;
  /** What is said when there are none. */
  nothing: string;
  active: number;
  point: (at: number) => void;
  choose: (other: Summary) => void;
}

function Found({ items, waits, nothing, active, point, choose }: FoundProps) {
  if (waits && items.length === 0) return <Loading rows={3} height={48} />;
  if (items.length === 0) return <p className={styles.none}>{nothing}</p>;
  return (
    <ul id="links-found" role="listbox" aria-label={t`Conversations to link with`} className={styles.found}>
      {items.map((other, at) => (
        <li
          key={other.id}
          id={`links-found-${at}`}
          role="option"
          aria-selected={at === active}
          ref={(row) => (at === active ? row?.scrollIntoView({ block: 'nearest' }) : undefined)}
          onPointerMove={() => (at === active ? undefined : point(at))}
          onClick={() => choose(other)}
        >
          <span className={styles.top}>
            <b>{other.subject === '' ? (other.latest?.text ?? channelLook[other.channel].name) : other.subject}</b>
            <small>
              <Moment at={other.lastAt} />
            </small>
          </span>
          <span className={styles.under}>
            <span>{other.customer.name}</span>
            <Badge tone={toneOf(other)}>{statusName(other)}</Badge>
          </span>
        </li>
      ))}
    </ul>
  );
}
