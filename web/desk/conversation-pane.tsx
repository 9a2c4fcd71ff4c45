import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { Button, Drawer } from '@mantine/core';
import { CaseLine } from '../care/case-line.tsx';
import { readConversation } from '#core/contract/desk.ts';
import { useRead } from '../app/read.ts';
import { useMay } from '../app/session.ts';
import { ErrorState, Loading } from '../ui/states.tsx';
import { reopen } from './acting.ts';
import { useFollow } from './arrange/follow.ts';
import { OpenedConversation } from './arrange/opened.ts';
import { ReviewBanner } from './arrange/review-banner.tsx';
import { Composer } from './composer.tsx';
import { ConversationHeader } from './conversation-header.tsx';
import { ConversationKeys } from './conversation-keys.tsx';
import { ItemList } from './item-list.tsx';
import { newestMessage } from './items.ts';
import { ChildrenLine } from './links/children-line.tsx';
import { MarksLine } from './marks/marks-line.tsx';
import { usePlace } from './place.ts';
import { PromisesLine } from './promises/promises-line.tsx';
import { QuietLine } from './quiet-line.tsx';
import { Rail } from './rail.tsx';
import { AskReason } from './reasons/ask-reason.tsx';
import { SidesLine } from './sides/sides-line.tsx';
import { Sides } from './sides/sides.tsx';
import type { Conversation } from './summary.ts';
import { useItems } from './use-items.ts';
import styles from './conversation.module.css';

/** One conversation with its customer beside it. */
export function ConversationPane({ id }: { id: string }) {
  const { close } = usePlace();
  const query = useRead(readConversation, { id });
  useFollow(id, query.data);
  if (query.data !== undefined) return <Opened conversation={query.data} />;
  return (
    <section className={styles.pane} aria-label={t`Conversation`}>
      {query.error ? (
        <>
          <ErrorState error={query.error} retry={query.refetch} />
          <p className={styles.centred}>
            <Button variant="default" onClick={close}>
              <Trans>Back to the list</Trans>
            </Button>
          </p>
        </>
      ) : (
        <div className={styles.loading}>
          <Loading rows={5} height={72} />
        </div>
      )}
    </section>
  );
}

function Opened({ conversation }: { conversation: Conversation }) {
  const found = useItems(conversation);
  const box = useRef<HTMLDivElement>(null);
  const [about, setAbout] = useState(false);
  const { customer } = conversation;
  const toNewest = () => {
    box.current?.scrollTo({ top: box.current.scrollHeight });
    box.current?.focus();
  };
  return (
    <OpenedConversation value={conversation}>
      <section className={styles.pane} aria-label={t`Conversation with ${ph({ name: customer.name })}`}>
        <ConversationHeader conversation={conversation} showCustomer={() => setAbout(true)} />
        <MarksLine conversation={conversation} />
        <PromisesLine conversation={conversation} />
        <CaseLine conversation={conversation.id} />
        <QuietLine reason={conversation.quiet} />
        <ConversationKeys conversation={conversation} />
        <AskReason />
        <Sides conversation={conversation} />
        <ReviewBanner conversation={conversation} />
        <ChildrenLine conversation={conversation} />
        <SidesLine conversation={conversation} />
        <ItemList conversation={conversation} found={found} box={box} />
        <Foot conversation={conversation} newest={newestMessage(found.items)?.id ?? null} toNewest={toNewest} />
      </section>
      <aside className={styles.rail} aria-label={t`About ${ph({ name: customer.name })}`}>
        <Rail conversation={conversation} />
      </aside>
      <Drawer opened={about} onClose={() => setAbout(false)} title={t`Customer`} position="right" size={340}>
        <Rail conversation={conversation} />
      </Drawer>
    </OpenedConversation>
  );
}

interface FootProps {
  conversation: Conversation;
  newest: string | null;
  toNewest: () => void;
}

function Foot({ conversation, newest, toNewest }: FootProps) {
  const mayReply = useMay('conversation.reply');
  const mayNote = useMay('conversation.note');
  const mayResolve = useMay('conversation.resolve');
  if (!mayReply && !mayNote)
    return (
      <p className={styles.closed}>
        <Trans>You may read here. To answer, ask for the role of an agent.</Trans>
      </p>
    );
  if (conversation.status === 'spam')
    return (
      <div className={styles.closed}>
        <span>
          <Trans>This is marked as spam and cannot be answered.</Trans>
        </span>
        {mayResolve ? (
          <Button size="compact-md" variant="default" onClick={() => void reopen(conversation)}>
            <Trans>Not spam</Trans>
          </Button>
        ) : null}
      </div>
    );
  return <Composer conversation={conversation} newest={newest} toNewest={toNewest} />;
}
