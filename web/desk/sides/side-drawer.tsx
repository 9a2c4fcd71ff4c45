import { t } from '@lingui/core/macro';
import { Drawer } from '@mantine/core';
import { OpenedConversation } from '../arrange/opened.ts';
import type { Conversation } from '../summary.ts';
import { BeginSide } from './begin-side.tsx';
import { OpenSide } from './open-side.tsx';
import { showBeside, type Beside } from './opened.ts';
import styles from './sides.module.css';

/** What stands beside a conversation: on a phone over it. */
export function SideDrawer({ conversation, beside }: { conversation: Conversation; beside: Beside }) {
  const begins = 'quotes' in beside;
  const title = begins ? (beside.forward ? t`Forward` : t`Ask somebody else`) : t`Side conversation`;
  return (
    <Drawer
      opened
      onClose={() => showBeside(null)}
      position="right"
      size="min(640px, 100vw)"
      title={title}
      padding="lg"
      classNames={{ content: styles.content ?? '', body: styles.body ?? '' }}
    >
      {/* What can be done with messages of the conversation cannot be done with these. */}
      <OpenedConversation value={null}>
        {begins ? (
          <BeginSide conversation={conversation} quotes={beside.quotes} forward={beside.forward} />
        ) : (
          <OpenSide key={beside.side} conversation={conversation} side={beside.side} />
        )}
      </OpenedConversation>
    </Drawer>
  );
}
