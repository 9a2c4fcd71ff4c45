import { useMay } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { reopen, settle } from './acting.ts';
import type { Conversation } from './summary.ts';

/** The keys that settle a conversation. Those of the composer and of the menus stand beside these. */
export function ConversationKeys({ conversation }: { conversation: Conversation }) {
  const may = useMay('conversation.resolve');
  const open = conversation.status === 'open';
  const label = open ? 'Resolve' : 'Reopen';
  useShortcut(
    { keys: 'e', label, group: 'Conversation' },
    () => void (open ? settle(conversation) : reopen(conversation)),
    may,
  );
  return null;
}
