import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlarmSnooze, IconClock } from '@tabler/icons-react';
import { useMay } from '../app/session.ts';
import { apple } from '../ui/hint.tsx';
import { AttachFiles } from './attach-files.tsx';
import { CannedMenu } from './canned-menu.tsx';
import { OfferMenu } from './offer-menu.tsx';
import { SendLater } from './send-later.tsx';
import type { ComposerState } from './use-composer.ts';
import type { Conversation } from './summary.ts';
import styles from './composer.module.css';

interface Openable {
  opened: boolean;
  setOpened(opened: boolean): void;
}

interface ComposerToolsProps {
  composer: ComposerState;
  conversation: Conversation;
  later: Openable;
  snoozing: Openable;
  canned: Openable & { choose(words: { text: string; marked: string | null }): void };
}

const enter = apple ? '⌘ Enter' : 'Ctrl Enter';

/** Below the text: canned replies, attachments, send. */
export function ComposerTools({ composer, conversation, canned, later, snoozing }: ComposerToolsProps) {
  const { mode, send, ready, uploads } = composer;
  const mayResolve = useMay('conversation.resolve');
  return (
    <div className={styles.tools}>
      {mode === 'reply' ? (
        <>
          <CannedMenu conversation={conversation.id} {...canned} />
          <AttachFiles attach={uploads.attach} hint={t`Attach files; you can also drop or paste them`} />
          <OfferMenu conversation={conversation} />
          <SendLater
            icon={<IconClock size={17} stroke={1.7} />}
            label={t`Send later`}
            disabled={!ready}
            choose={(sendAt) => send({ sendAt })}
            {...later}
          />
          <SendAndSnooze ready={ready} choose={(snoozeUntil) => send({ snoozeUntil })} {...snoozing} />
        </>
      ) : null}
      <span className={styles.sending}>
        {mode === 'reply' && mayResolve && conversation.status === 'open' ? (
          <Button variant="default" size="compact-md" disabled={!ready} onClick={() => send({ resolve: true })}>
            <Trans>Send and resolve</Trans>
          </Button>
        ) : null}
        <Button size="compact-md" disabled={!ready} onClick={() => send()}>
          {mode === 'reply' ? t`Send` : t`Add the note`}
          <span className={styles.keys} aria-hidden="true">
            {enter}
          </span>
        </Button>
      </span>
    </div>
  );
}

interface SnoozeProps extends Openable {
  ready: boolean;
  choose(until: Date): void;
}

/** Sends, and puts the conversation off until a time. */
function SendAndSnooze({ ready, ...rest }: SnoozeProps) {
  if (!useMay('conversation.snooze')) return null;
  const icon = <IconAlarmSnooze size={17} stroke={1.7} />;
  return <SendLater icon={icon} label={t`Send and snooze`} disabled={!ready} {...rest} />;
}
