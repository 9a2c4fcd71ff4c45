import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, useState, type RefObject } from 'react';
import { Menu } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { focusAgain } from '../arrange/focus-again.ts';
import type { Conversation } from '../summary.ts';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const LinkDialog = lazy(() => import('./link-dialog.tsx').then((module) => ({ default: module.LinkDialog })));

/** The entry of a menu that links a conversation with another, its key and its dialog; null for who may not. */
export function useLinking(conversation: Conversation, button: RefObject<HTMLElement | null>) {
  const may = useMay('conversation.arrange');
  const [asking, setAsking] = useState(false);
  useShortcut({ keys: 'l', label: t`Link`, group: t`Conversation` }, () => setAsking(true), may);
  if (!may) return null;
  const close = () => {
    setAsking(false);
    focusAgain(button);
  };
  return {
    item: (
      <Menu.Item leftSection={<IconLink size={16} stroke={1.7} />} onClick={() => setAsking(true)}>
        <Trans>Link with another conversation…</Trans>
      </Menu.Item>
    ),
    dialog: asking ? (
      <ComingDialog>
        <LinkDialog conversation={conversation} close={close} />
      </ComingDialog>
    ) : null,
  };
}
