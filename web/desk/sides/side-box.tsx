import { Trans } from '@lingui/react/macro';
import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { apple } from '../../ui/hint.tsx';
import { AttachFiles } from '../attach-files.tsx';
import composer from '../composer.module.css';
import type { Conversation } from '../summary.ts';
import { UploadChips } from '../upload-chips.tsx';
import { useUploads } from '../use-uploads.ts';
import { Words } from '../words/words.tsx';
import type { WordsHandle } from '../words/words-handle.ts';
import type { SideDraft } from './draft.ts';
import { FromConversation } from './from-conversation.tsx';
import styles from './sides.module.css';

interface SideBoxProps {
  conversation: Conversation;
  draft: SideDraft;
  change(some: Partial<SideDraft>): void;
  label: string;
  placeholder: string;
  /** Above the words: to whom it goes. */
  above?: ReactNode;
  /** Below them: what stands under it. */
  below?: ReactNode;
  busy: boolean;
  ready: boolean;
  send(): void;
}

const enter = apple ? '⌘ Enter' : 'Ctrl Enter';

/** The box in which one writes to others: words with marks, what is quoted, files. */
export function SideBox(props: SideBoxProps) {
  const { conversation, draft, change, above, below, busy, ready, send } = props;
  const words = useRef<WordsHandle>(null);
  const { uploads } = draft;
  const given = useUploads((file) => change({ uploads: [...uploads, file] }), uploads.length);
  const able = ready && !busy && !given.busy && (draft.text.trim() !== '' || draft.quotes.length > 0);
  const keys = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return;
    event.preventDefault();
    event.stopPropagation();
    if (able) send();
  };
  return (
    <div className={`${composer.box} ${styles.box}`} onKeyDownCapture={keys}>
      <div className={`${composer.tabs} ${styles.head}`}>{above ?? <span>{props.label}</span>}</div>
      <Words
        handle={words}
        marked
        value={draft.text}
        write={(text) => change({ text })}
        label={props.label}
        placeholder={props.placeholder}
        onSlash={undefined}
      />
      {below}
      <FromConversation conversation={conversation} draft={draft} change={change} />
      <UploadChips
        files={uploads}
        going={given.going}
        remove={(id) => change({ uploads: uploads.filter((file) => file.id !== id) })}
        drop={given.drop}
      />
      <div className={composer.tools}>
        <AttachFiles attach={given.attach} />
        <span className={composer.space} />
        <Button size="compact-md" disabled={!able} loading={busy} onClick={send}>
          <Trans>Send</Trans>
          <span className={composer.keys} aria-hidden="true">
            {enter}
          </span>
        </Button>
      </div>
    </div>
  );
}
