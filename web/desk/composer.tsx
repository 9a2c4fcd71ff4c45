import { useRef, useState, type ClipboardEvent, type DragEvent, type KeyboardEvent } from 'react';
import { Textarea } from '@mantine/core';
import { useShortcut } from '../app/shortcuts.ts';
import { ComposerTabs } from './composer-tabs.tsx';
import { ComposerTools } from './composer-tools.tsx';
import type { Mode } from './drafts.ts';
import { NotSent } from './not-sent.tsx';
import { shortName } from './summary.ts';
import { UploadChips } from './upload-chips.tsx';
import { useComposer, type ComposerProps } from './use-composer.ts';
import styles from './composer.module.css';

/** The box for answers and private notes. */
export function Composer(props: ComposerProps) {
  const composer = useComposer(props);
  const { draft, change, mode, text, write, send, uploads, mayReply } = composer;
  const { conversation, toNewest } = props;
  const input = useRef<HTMLTextAreaElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const [canned, setCanned] = useState(false);
  const name = shortName(conversation.customer.name);
  const to = (next: Mode) => {
    change((now) => ({ ...now, mode: next }));
    input.current?.focus();
  };
  const inside = (run: () => void) => (box.current?.contains(document.activeElement) === true ? run() : undefined);
  useShortcut({ keys: 'r', label: 'Answer', group: 'Conversation' }, () => to('reply'), mayReply);
  useShortcut({ keys: 'n', label: 'Private note', group: 'Conversation' }, () => to('note'));
  useShortcut({ keys: 'mod+Enter', label: 'Send', group: 'Writing' }, () => inside(() => send(false)));
  useShortcut({ keys: 'mod+shift+Enter', label: 'Send and resolve', group: 'Writing' }, () => inside(() => send(true)));
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') input.current?.blur();
    if (event.key !== '/' || text !== '' || mode === 'note') return;
    event.preventDefault();
    setCanned(true);
  };
  const files = (from: DataTransfer, event: ClipboardEvent | DragEvent) => {
    if (mode === 'note' || from.files.length === 0) return;
    event.preventDefault();
    uploads.attach(from.files);
  };
  const insert = (words: string) => {
    write(text === '' ? words : `${text}\n\n${words}`);
    input.current?.focus();
  };
  return (
    <div className={styles.foot}>
      <NotSent draft={draft} name={name} toNewest={toNewest} />
      <div
        ref={box}
        className={styles.box}
        data-mode={mode}
        onPaste={(event) => files(event.clipboardData, event)}
        onDrop={(event) => files(event.dataTransfer, event)}
        onDragOver={(event) => event.preventDefault()}
      >
        <ComposerTabs mode={mode} mayReply={mayReply} to={to} />
        <Textarea
          ref={input}
          variant="unstyled"
          value={text}
          onChange={(event) => write(event.currentTarget.value)}
          onKeyDown={key}
          minRows={2}
          maxRows={14}
          dir="auto"
          aria-label={mode === 'reply' ? `Answer to ${name}` : 'Private note'}
          placeholder={
            mode === 'reply' ? `Answer ${name}, or press / for a canned reply` : 'A note that only colleagues see'
          }
          classNames={{ input: styles.input ?? '' }}
        />
        {mode === 'reply' ? (
          <UploadChips
            files={draft.uploads}
            going={uploads.going}
            remove={(id) => change((now) => ({ ...now, uploads: now.uploads.filter((file) => file.id !== id) }))}
            drop={uploads.drop}
          />
        ) : null}
        <ComposerTools
          composer={composer}
          conversation={conversation}
          canned={{ opened: canned, setOpened: setCanned, choose: insert }}
        />
      </div>
    </div>
  );
}
