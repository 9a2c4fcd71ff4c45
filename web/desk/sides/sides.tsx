import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { lazy } from 'react';
import { Menu } from '@mantine/core';
import { IconArrowBearRight, IconArrowForwardUp } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import type { Conversation } from '../summary.ts';
import { showBeside, useBeside } from './opened.ts';
import { toForward } from './side-words.ts';
import { ComingDialog } from '../../ui/coming-dialog.tsx';

const SideDrawer = lazy(async () => ({ default: (await import('./side-drawer.tsx')).SideDrawer }));

/** Asks somebody else about a conversation, or forwards it: the keys, and what is open beside it. */
export function Sides({ conversation }: { conversation: Conversation }) {
  const may = useMay('conversation.side');
  const { id, items } = conversation;
  const beside = useBeside(id);
  const group = t`Conversation`;
  useShortcut(
    { keys: 'b', label: t`Ask somebody else`, group },
    () => showBeside({ conversation: id, quotes: [], forward: false }),
    may,
  );
  useShortcut(
    { keys: 'd', label: t`Forward`, group },
    () => showBeside({ conversation: id, quotes: toForward(items), forward: true }),
    may,
  );
  if (beside === null) return null;
  return (
    <ComingDialog>
      <SideDrawer conversation={conversation} beside={beside} />
    </ComingDialog>
  );
}

/** The entries of a conversation's menu that ask somebody else and forward; null for who may not. */
export function useAskingOthers({ id, items }: Conversation) {
  if (!useMay('conversation.side')) return null;
  const look = { size: 16, stroke: 1.7 };
  return {
    item: (
      <>
        <Menu.Item
          leftSection={<IconArrowBearRight {...look} />}
          onClick={() => showBeside({ conversation: id, quotes: [], forward: false })}
        >
          <Trans>Ask somebody else…</Trans>
        </Menu.Item>
        <Menu.Item
          leftSection={<IconArrowForwardUp {...look} />}
          onClick={() => showBeside({ conversation: id, quotes: toForward(items), forward: true })}
        >
          <Trans>Forward…</Trans>
        </Menu.Item>
      </>
    ),
    dialog: null,
  };
}
