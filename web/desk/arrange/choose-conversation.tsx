import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { goesByMail } from '#core/channels/channel.ts';
import { listConversations } from '#core/contract/desk.ts';
import { searchConversations } from '#core/contract/search.ts';
import { useRead } from '../../app/read.ts';
import { Badge } from '../../ui/badge.tsx';
import { Moment } from '../../ui/moment.tsx';
import { ErrorState, Loading } from '../../ui/states.tsx';
import { saidStatus } from '../status/status-words.ts';
import type { Conversation, Summary } from '../summary.ts';
import styles from './arrange.module.css';

export interface PickProps {
  title: string;
  /** What happens then, in a sentence. */
  about: string;
  conversation: Conversation;
  /** The label of the button that confirms a different customer. */
  confirm: string;
  pick: (other: Summary) => void;
  close: () => void;
}

/** Chooses another conversation: those of the same customer first, any by search. A different customer is asked about. */
export function ChooseConversation({ title, about, conversation, confirm, pick, close }: PickProps) {
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState<Summary>();
  const choose = (other: Summary) => {
    if (other.customer.id === conversation.customer.id) pick(other);
    else setChosen(other);
  };
  return (
    <Modal opened onClose={close} title={title} size={560}>
      {chosen === undefined ? (
        <>
          <p className={styles.about}>{about}</p>
          <TextInput
            data-autofocus
            value={typed}
            maxLength={200}
            onChange={(event) => setTyped(event.currentTarget.value)}
            placeholder={t`Words, a name or an address`}
            aria-label={t`Search conversations to choose from`}
            leftSection={<IconSearch size={16} stroke={1.7} />}
          />
          <Choices words={typed.trim()} conversation={conversation} choose={choose} />
        </>
      ) : (
        <OtherCustomer
          conversation={conversation}
          other={chosen}
          confirm={confirm}
          pick={() => pick(chosen)}
          back={() => setChosen(undefined)}
        />
      )}
    </Modal>
  );
}

function Choices({
  words,
  conversation,
  choose,
}: {
  words: string;
  conversation: Conversation;
  choose: (other: Summary) => void;
}) {
  const [asked] = useDebouncedValue(words, 250);
  const { customer, id } = conversation;
  const theirs = useRead(listConversations, { customer: customer.id, limit: '20' }, { enabled: asked === '' });
  const found = useRead(searchConversations, { q: asked, limit: '20' }, { enabled: asked !== '' });
  const { error, refetch } = asked === '' ? theirs : found;
  const data: { items: Summary[] } | undefined = asked === '' ? theirs.data : found.data;
  if (error) return <ErrorState error={error} retry={refetch} />;
  if (data === undefined) return <Loading rows={3} height={48} />;
  const others = data.items.filter((other) => other.id !== id && goesByMail(other.channel) && other.status !== 'spam');
  const same = (other: Summary) => Number(other.customer.id === customer.id);
  if (others.length === 0)
    return (
      <p className={styles.none}>
        {asked === ''
          ? t`${ph({ customer: customer.name })} has no other conversation by mail. Search for one.`
          : t`Nothing was found.`}
      </p>
    );
  return (
    <ul className={styles.choices} aria-label={t`Conversations to choose from`}>
      {others
        .toSorted((a, b) => same(b) - same(a))
        .map((other) => (
          <li key={other.id}>
            <Choice other={other} same={same(other) === 1} choose={() => choose(other)} />
          </li>
        ))}
    </ul>
  );
}

function Choice({ other, same, choose }: { other: Summary; same: boolean; choose: () => void }) {
  const { subject, latest, customer, lastAt } = other;
  const said = saidStatus(other);
  return (
    <button type="button" className={styles.choice} onClick={choose}>
      <span className={styles.choiceTop}>
        <b>{subject === '' ? (latest?.text ?? t`Mail`) : subject}</b>
        <small>
          <Moment at={lastAt} />
        </small>
      </span>
      <span className={styles.choiceUnder}>
        <span>{customer.name}</span>
        {same ? null : (
          <Badge tone="warn">
            <Trans>Another customer</Trans>
          </Badge>
        )}
        {said === null ? null : <Badge>{said}</Badge>}
      </span>
    </button>
  );
}

interface OtherCustomerProps {
  conversation: Conversation;
  other: Summary;
  confirm: string;
  pick: () => void;
  back: () => void;
}

function OtherCustomer({ conversation, other, confirm, pick, back }: OtherCustomerProps) {
  return (
    <div role="alert">
      <p className={styles.about}>
        <Trans>
          These are different customers: <b>{ph({ one: conversation.customer.name })}</b> and{' '}
          <b>{ph({ other: other.customer.name })}</b>. Each would take part in what stands there then, and an answer may
          quote it.
        </Trans>
      </p>
      <div className={styles.buttons}>
        <Button variant="default" onClick={back}>
          <Trans>Choose another</Trans>
        </Button>
        <Button data-autofocus onClick={pick}>
          {confirm}
        </Button>
      </div>
    </div>
  );
}
