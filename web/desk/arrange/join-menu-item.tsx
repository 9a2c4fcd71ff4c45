import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState, type RefObject } from 'react';
import { Menu } from '@mantine/core';
import { IconArrowMerge } from '@tabler/icons-react';
import { goesByMail } from '#core/channels/channel.ts';
import { usePlace } from '../place.ts';
import type { Conversation } from '../summary.ts';
import { merge } from './arranging.ts';
import { focusAgain } from './focus-again.ts';
import { PickConversation } from './pick-conversation.tsx';

/** Whether a conversation can be joined with another: a chat shows its visitor all of it. */
export function isJoinable({ channel, status }: Conversation): boolean {
  return goesByMail(channel) && status !== 'spam';
}

/** With the number by which a customer may name the conversation. */
export function JoinMenuItem({ number, ask }: { number: number; ask: () => void }) {
  return (
    <>
      <Menu.Label>
        <Trans>Conversation [#{number}]</Trans>
      </Menu.Label>
      <Menu.Item leftSection={<IconArrowMerge size={16} stroke={1.7} />} onClick={ask}>
        <Trans>Join with another conversation…</Trans>
      </Menu.Item>
    </>
  );
}

/** Asks which conversation this one goes into. */
export function useJoining(conversation: Conversation, button: RefObject<HTMLElement | null>) {
  const [asking, setAsking] = useState(false);
  const { open } = usePlace();
  const close = () => {
    setAsking(false);
    focusAgain(button);
  };
  const dialog = asking ? (
    <PickConversation
      title={t`Join with another conversation`}
      about={t`Messages, notes and history go there in their order. This address, and answers to its mails, lead there from then on.`}
      conversation={conversation}
      confirm={t`Join them all the same`}
      pick={(into) => {
        close();
        void merge(conversation, into, { open });
      }}
      close={close}
    />
  ) : null;
  return { ask: () => setAsking(true), dialog };
}
