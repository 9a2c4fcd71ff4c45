import { t } from '@lingui/core/macro';
import { useMay } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { reopen, settle } from './acting.ts';
import type { Conversation } from './summary.ts';

/** The keys that settle a conversation. Those of the composer and of the menus stand beside these. */
export function ConversationKeys({ conversation }: { conversation: Conversation }) {
  const may = useMay('conversation.resolve');
  const open = conversation.status === 'open';
  const label = open ? t`Resolve` : t`Reopen`;
  useShortcut(
    { keys: 'e', label, group: t`Conversation` },
    () => void (open ? settle(conversation) : reopen(conversation)),
    may,
  );
  return null;
}
