import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, useRef, useState, type RefObject } from 'react';
import { ActionIcon, Menu } from '@mantine/core';
import { IconArrowBarToRight, IconArrowFork, IconDots, IconHelpCircle, IconMailShare } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import type { MessageItem } from '../items.ts';
import { usePlace } from '../place.ts';
import type { Conversation } from '../summary.ts';
import { move, split } from './arranging.ts';
import { useOpened } from './opened.ts';
import { focusAgain } from './focus-again.ts';
import { ForwardItem } from '../sides/forward-item.tsx';
import { PickConversation } from './pick-conversation.tsx';
import styles from './arrange.module.css';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const WhyHere = lazy(async () => ({ default: (await import('./why.tsx')).WhyHere }));

const look = { size: 16, stroke: 1.7 };

/** What can be done with one message: forward it; with a mail also see why it is here, make a conversation of it, move it. */
export function MessageMenu({ message }: { message: MessageItem }) {
  const conversation = useOpened();
  const [shown, setShown] = useState<'why' | 'move'>();
  const button = useRef<HTMLButtonElement>(null);
  const forwards = useMay('conversation.side');
  if (conversation === null || (!forwards && !isMail(conversation, message))) return null;
  const close = () => {
    setShown(undefined);
    focusAgain(button);
  };
  return (
    <>
      <Acts conversation={conversation} message={message} show={setShown} button={button} />
      {shown === 'why' ? (
        <ComingDialog>
          <WhyHere conversation={conversation.id} message={message.id} close={close} />
        </ComingDialog>
      ) : null}
      {shown === 'move' ? <Move conversation={conversation} message={message.id} close={close} /> : null}
    </>
  );
}

/** Of chats and forms nothing is put elsewhere. */
function isMail(conversation: Conversation, message: MessageItem): boolean {
  return conversation.channel === 'mail' && message.channel === 'mail';
}

interface ActsProps {
  conversation: Conversation;
  message: MessageItem;
  show: (what: 'why' | 'move') => void;
  button: RefObject<HTMLButtonElement | null>;
}

/** Whether something would stay behind when this message goes with all below it, or goes alone. */
function whatStays({ items, next }: Conversation, message: MessageItem): { above: boolean; others: boolean } {
  const messages = items.filter((item) => item.type === 'message');
  const more = next !== null;
  return { above: more || messages.some(({ at }) => at < message.at), others: more || messages.length > 1 };
}

function Acts({ conversation, message, show, button }: ActsProps) {
  const mail = isMail(conversation, message);
  const may = useMay('conversation.arrange') && mail;
  const { open } = usePlace();
  const stays = whatStays(conversation, message);
  const parted = (alone: boolean) => void split(conversation, { message: message.id, alone }, { open });
  return (
    <Menu position="bottom-end" width={310}>
      <Menu.Target>
        <ActionIcon
          ref={button}
          className={styles.more ?? ''}
          size={24}
          aria-label={t`More about the message of ${ph({ author: message.author.name })}`}
        >
          <IconDots size={15} stroke={1.8} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <ForwardItem conversation={conversation.id} message={message.id} />
        {mail ? (
          <Menu.Item leftSection={<IconHelpCircle {...look} />} onClick={() => show('why')}>
            <Trans>Why is it here?</Trans>
          </Menu.Item>
        ) : null}
        {may ? (
          <>
            <Menu.Divider />
            {stays.above ? (
              <Menu.Item leftSection={<IconArrowFork {...look} />} onClick={() => parted(false)}>
                <Trans>New conversation from here on</Trans>
              </Menu.Item>
            ) : null}
            {stays.others ? (
              <Menu.Item leftSection={<IconMailShare {...look} />} onClick={() => parted(true)}>
                <Trans>New conversation of this one alone</Trans>
              </Menu.Item>
            ) : null}
            <Menu.Item leftSection={<IconArrowBarToRight {...look} />} onClick={() => show('move')}>
              <Trans>Move to another conversation…</Trans>
            </Menu.Item>
          </>
        ) : null}
      </Menu.Dropdown>
    </Menu>
  );
}

function Move({ conversation, message, close }: { conversation: Conversation; message: string; close: () => void }) {
  const { open } = usePlace();
  return (
    <PickConversation
      title={t`Move this message`}
      about={t`It will stand in the conversation you choose, and answers to it go there.`}
      conversation={conversation}
      confirm={t`Move it all the same`}
      pick={(to) => {
        close();
        void move(conversation, { message, to }, { open });
      }}
      close={close}
    />
  );
}
