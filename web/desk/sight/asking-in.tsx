import { Trans } from '@lingui/react/macro';
import { lazy, useState, type RefObject } from 'react';
import { Menu } from '@mantine/core';
import { IconUserPlus } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { focusAgain } from '../arrange/focus-again.ts';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const AskIn = lazy(() => import('./ask-in.tsx').then((module) => ({ default: module.AskIn })));

/** The entry of a menu that asks colleagues into a conversation, and its dialog; null for who may not. */
export function useAskingIn(conversation: string, button: RefObject<HTMLElement | null>) {
  const may = useMay('conversation.note');
  const [asking, setAsking] = useState(false);
  if (!may) return null;
  const close = () => {
    setAsking(false);
    focusAgain(button);
  };
  return {
    item: (
      <Menu.Item leftSection={<IconUserPlus size={16} stroke={1.7} />} onClick={() => setAsking(true)}>
        <Trans>Ask colleagues in…</Trans>
      </Menu.Item>
    ),
    dialog: asking ? (
      <ComingDialog>
        <AskIn conversation={conversation} close={close} />
      </ComingDialog>
    ) : null,
  };
}
