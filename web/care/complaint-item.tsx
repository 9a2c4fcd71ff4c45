import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy, useState, type RefObject } from 'react';
import { Menu } from '@mantine/core';
import { IconMoodSad } from '@tabler/icons-react';
import { useMay } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { ComingDialog } from '../ui/coming-dialog.tsx';
import { focusAgain } from '../desk/arrange/focus-again.ts';

const ComplaintDialog = lazy(() =>
  import('./complaint-dialog.tsx').then((module) => ({ default: module.ComplaintDialog })),
);

/** The entry of a menu that makes a conversation a complaint, its key and its dialog; null for who may not. */
export function useComplaining(conversation: string, button: RefObject<HTMLElement | null>) {
  const may = useMay('care.open');
  const [asking, setAsking] = useState(false);
  useShortcut({ keys: 'q', label: t`This is a complaint`, group: t`Conversation` }, () => setAsking(true), may);
  if (!may) return null;
  const close = () => {
    setAsking(false);
    focusAgain(button);
  };
  return {
    item: (
      <Menu.Item leftSection={<IconMoodSad size={16} stroke={1.7} />} onClick={() => setAsking(true)}>
        <Trans>This is a complaint…</Trans>
      </Menu.Item>
    ),
    dialog: asking ? (
      <ComingDialog>
        <ComplaintDialog conversation={conversation} close={close} />
      </ComingDialog>
    ) : null,
  };
}
