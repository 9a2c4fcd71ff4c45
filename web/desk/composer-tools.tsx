import { ActionIcon, Button, FileButton, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { useMay } from '../app/session.ts';
import { apple } from '../ui/hint.tsx';
import { CannedMenu } from './canned-menu.tsx';
import { OfferMenu } from './offer-menu.tsx';
import { SendLater } from './send-later.tsx';
import type { ComposerState } from './use-composer.ts';
import type { Conversation } from './summary.ts';
import styles from './composer.module.css';

interface ComposerToolsProps {
  composer: ComposerState;
  conversation: Conversation;
  later: { opened: boolean; setOpened(opened: boolean): void };
  canned: { opened: boolean; setOpened(opened: boolean): void; choose(text: string): void };
}

const enter = apple ? '⌘ Enter' : 'Ctrl Enter';

/** Below the text: canned replies, attachments, send. */
export function ComposerTools({ composer, conversation, canned, later }: ComposerToolsProps) {
  const { mode, send, ready, uploads } = composer;
  const mayResolve = useMay('conversation.resolve');
  return (
    <div className={styles.tools}>
      {mode === 'reply' ? (
        <>
          <CannedMenu conversation={conversation.id} {...canned} />
          <FileButton multiple onChange={(files) => uploads.attach(files)}>
            {(props) => (
              <Tooltip label="Attach files; you can also drop or paste them">
                <ActionIcon {...props} aria-label="Attach files">
                  <IconPaperclip size={17} stroke={1.7} />
                </ActionIcon>
              </Tooltip>
            )}
          </FileButton>
          <OfferMenu conversation={conversation} />
          <SendLater asIcon label="Send later" disabled={!ready} choose={(at) => send(false, at)} {...later} />
        </>
      ) : null}
      <span className={styles.space} />
      {mode === 'reply' && mayResolve && conversation.status === 'open' ? (
        <Button variant="default" size="compact-md" disabled={!ready} onClick={() => send(true)}>
          Send and resolve
        </Button>
      ) : null}
      <Button size="compact-md" disabled={!ready} onClick={() => send(false)}>
        {mode === 'reply' ? 'Send' : 'Add the note'}
        <span className={styles.keys} aria-hidden="true">
          {enter}
        </span>
      </Button>
    </div>
  );
}
