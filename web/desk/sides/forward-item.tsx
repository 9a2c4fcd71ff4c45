import { Trans } from '@lingui/react/macro';
import { Menu } from '@mantine/core';
import { IconArrowForwardUp } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { showBeside } from './opened.ts';

/** Forwards one message to somebody else; nothing for who may not. */
export function ForwardItem({ conversation, message }: { conversation: string; message: string }) {
  if (!useMay('conversation.side')) return null;
  return (
    <Menu.Item
      leftSection={<IconArrowForwardUp size={16} stroke={1.7} />}
      onClick={() => showBeside({ conversation, quotes: [message], forward: true })}
    >
      <Trans>Forward…</Trans>
    </Menu.Item>
  );
}
