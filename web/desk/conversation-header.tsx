import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment, useRef, type RefObject } from 'react';
import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconArrowLeft, IconBan, IconCheck, IconDots, IconLockOpen, IconMailOff, IconUser } from '@tabler/icons-react';
import { useMay } from '../app/session.ts';
import { Badge } from '../ui/badge.tsx';
import { channelLook, hasSubject } from './channel-look.ts';
import { ConversationNumber } from './conversation-number.tsx';
import { markSpam, reopen, settle, unblock } from './acting.ts';
import { isJoinable, JoinMenuItem, useJoining } from './arrange/join-menu-item.tsx';
import { AssigneeMenu } from './assignee-menu.tsx';
import { useComplaining } from '../care/complaint-item.tsx';
import { useLinking } from './links/linking-item.tsx';
import { WaitsBadge } from './now/waits-badge.tsx';
import { Onlookers } from './onlookers.tsx';
import { usePlace } from './place.ts';
import { useAskingIn } from './sight/asking-in.tsx';
import { useAskingOthers } from './sides/sides.tsx';
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
      <ActionIcon className={styles.back ?? ''} onClick={close} aria-label={t`Back to the list`} size={36}>
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
        <ActionIcon
          className={styles.who ?? ''}
          onClick={showCustomer}
          aria-label={t`About ${ph({ name: customer.name })}`}
        >
          <IconUser size={18} stroke={1.7} />
        </ActionIcon>
        <More conversation={conversation} />
      </div>
    </header>
  );
}

function Standing({ conversation }: { conversation: Conversation }) {
  const { channel, team, blocked } = conversation;
  return (
    <>
      <Badge>{channelLook[channel].name}</Badge>
      <StatusMenu key={conversation.id} conversation={conversation} />
      <WaitsBadge conversation={conversation} />
      {team === null ? null : <Badge>{team.name}</Badge>}
      {blocked ? (
        <Badge tone="bad">
          <Trans>Blocked</Trans>
        </Badge>
      ) : null}
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
        onClick={() => void settle(conversation)}
      >
        <span className={styles.label}>
          <Trans>Resolve</Trans>
        </span>
      </Button>
    );
  return (
    <Button variant="default" size="compact-md" onClick={() => void reopen(conversation)}>
      {conversation.status === 'spam' ? t`Not spam` : t`Reopen`}
    </Button>
  );
}

function More({ conversation }: { conversation: Conversation }) {
  const may = useMay('conversation.resolve');
  const joins = useMay('conversation.arrange') && isJoinable(conversation);
  const button = useRef<HTMLButtonElement>(null);
  const { ask, dialog } = useJoining(conversation, button);
  const others = useOthers(conversation, button);
  if (!may && others === null) return null;
  return (
    <>
      {dialog}
      {others?.dialogs}
      <Menu position="bottom-end" width={280}>
        <Menu.Target>
          <ActionIcon ref={button} aria-label={t`More`}>
            <IconDots size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {joins ? <JoinMenuItem number={conversation.number} ask={ask} /> : null}
          {others?.items}
          {may ? <SpamItems conversation={conversation} /> : null}
        </Menu.Dropdown>
      </Menu>
    </>
  );
}

/** What brings in other conversations and other people; null for who may do neither. */
function useOthers(conversation: Conversation, button: RefObject<HTMLElement | null>) {
  const all = [
    useLinking(conversation, button),
    useAskingIn(conversation.id, button),
    useAskingOthers(conversation),
    useComplaining(conversation.id, button),
  ];
  if (all.every((each) => each === null)) return null;
  const drawn = (part: 'item' | 'dialog') =>
    all.map((each, at) => (each === null ? null : <Fragment key={at}>{each[part]}</Fragment>));
  return { items: drawn('item'), dialogs: drawn('dialog') };
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
            <Trans>Spam</Trans>
          </Menu.Item>
          <Menu.Item leftSection={<IconBan size={16} stroke={1.7} />} onClick={() => void markSpam(conversation, true)}>
            <Trans>Spam, and block the sender</Trans>
          </Menu.Item>
        </>
      )}
      {blocked ? (
        <Menu.Item leftSection={<IconLockOpen size={16} stroke={1.7} />} onClick={() => void unblock(conversation)}>
          <Trans>Let them write again</Trans>
        </Menu.Item>
      ) : null}
    </>
  );
}
