import { useRef } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconBan, IconCheck, IconDots, IconLockOpen, IconMailOff, IconUser } from '@tabler/icons-react';
import { useMay } from '../app/session.ts';
import { Badge } from '../ui/badge.tsx';
import { ago } from '../ui/format.ts';
import { useNow } from '../ui/moment.tsx';
import { channelLook, hasSubject } from './channel-look.ts';
import { ConversationNumber } from './conversation-number.tsx';
import { markSpam, reopen, resolve, unblock } from './acting.ts';
import { isJoinable, JoinMenuItem, useJoining } from './arrange/join-menu-item.tsx';
import { AssigneeMenu } from './assignee-menu.tsx';
import { Onlookers } from './onlookers.tsx';
import { usePlace } from './place.ts';
import { useAskingIn } from './sight/asking-in.tsx';
import { StatusMenu } from './status/status-menu.tsx';
import type { Conversation } from './summary.ts';
import styles from './conversation.module.css';

/** Who it is with, what about, how it stands, and what can be done with it. */
export function ConversationHeader({
  conversation,
  showCustomer,
}: {
  conversation: Conversation;
  showCustomer: () => void;
}) {
  const { close } = usePlace();
  const { customer, subject } = conversation;
  return (
    <header className={styles.header}>
      <ActionIcon className={styles.back ?? ''} onClick={close} aria-label="Back to the list" size={36}>
        <IconArrowLeft size={20} stroke={1.7} />
      </ActionIcon>
      <div className={styles.titles}>
        <div className={styles.with}>
          <h2 className={styles.title}>
            <bdi>{customer.name}</bdi>
          </h2>
          {hasSubject(conversation) ? <ConversationNumber number={conversation.number} /> : null}
        </div>
        <div className={styles.standing}>
          <Standing conversation={conversation} />
          {hasSubject(conversation) && subject !== '' ? (
            <p className={styles.subject}>
              <bdi>{subject}</bdi>
            </p>
          ) : null}
        </div>
      </div>
      <div className={styles.acts}>
        <Onlookers conversation={conversation.id} />
        <AssigneeMenu conversation={conversation} />
        <Settle conversation={conversation} />
        <ActionIcon className={styles.who ?? ''} onClick={showCustomer} aria-label={`About ${customer.name}`}>
          <IconUser size={18} stroke={1.7} />
        </ActionIcon>
        <More conversation={conversation} />
      </div>
    </header>
  );
}

function Standing({ conversation }: { conversation: Conversation }) {
  const { channel, status, state, team, waitingSince, blocked } = conversation;
  const now = useNow();
  return (
    <>
      <Badge>{channelLook[channel].name}</Badge>
      <StatusMenu key={conversation.id} conversation={conversation} />
      {waitingSince === null || status !== 'open' || state?.category === 'waiting' ? null : (
        <Badge tone="warn">Waits {ago(new Date(waitingSince), now)}</Badge>
      )}
      {team === null ? null : <Badge>{team.name}</Badge>}
      {blocked ? <Badge tone="bad">Blocked</Badge> : null}
    </>
  );
}

function Settle({ conversation }: { conversation: Conversation }) {
  if (!useMay('conversation.resolve')) return null;
  if (conversation.status === 'open')
    return (
      <Button
        variant="default"
        size="compact-md"
        className={styles.act ?? ''}
        leftSection={<IconCheck size={15} stroke={1.9} />}
        onClick={() => void resolve(conversation)}
      >
        <span className={styles.label}>Resolve</span>
      </Button>
    );
  return (
    <Button variant="default" size="compact-md" onClick={() => void reopen(conversation)}>
      {conversation.status === 'spam' ? 'Not spam' : 'Reopen'}
    </Button>
  );
}

function More({ conversation }: { conversation: Conversation }) {
  const may = useMay('conversation.resolve');
  const joins = useMay('conversation.arrange') && isJoinable(conversation);
  const button = useRef<HTMLButtonElement>(null);
  const { ask, dialog } = useJoining(conversation, button);
  const asking = useAskingIn(conversation.id, button);
  if (!may && asking === null) return null;
  return (
    <>
      {dialog}
      {asking?.dialog}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <ActionIcon ref={button} aria-label="More">
            <IconDots size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {joins ? <JoinMenuItem number={conversation.number} ask={ask} /> : null}
          {asking?.item}
          {may ? <SpamItems conversation={conversation} /> : null}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

function SpamItems({ conversation }: { conversation: Conversation }) {
  const { status, blocked } = conversation;
  return (
    <>
      {status === 'spam' ? null : (
        <>
          <Menu.Item
            leftSection={<IconMailOff size={16} stroke={1.7} />}
            onClick={() => void markSpam(conversation, false)}
          >
            Spam
          </Menu.Item>
          <Menu.Item leftSection={<IconBan size={16} stroke={1.7} />} onClick={() => void markSpam(conversation, true)}>
            Spam, and block the sender
          </Menu.Item>
        </>
      )}
      {blocked ? (
        <Menu.Item leftSection={<IconLockOpen size={16} stroke={1.7} />} onClick={() => void unblock(conversation)}>
          Let them write again
        </Menu.Item>
      ) : null}
    </>
  );
}
