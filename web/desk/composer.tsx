import { t } from '@lingui/core/macro';
import { useRef, useState, type ClipboardEvent, type DragEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useMay } from '../app/session.ts';
import { useShortcut } from '../app/shortcuts.ts';
import { ComposerTabs } from './composer-tabs.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { DraftingLine } from './drafting-line.tsx';
import { MacroPreview } from './macros/macro-preview.tsx';
import { NotSent } from './not-sent.tsx';
import type { Draft } from './drafts.ts';
import { RecipientsLine } from './recipients/recipients-line.tsx';
import { SenderLine } from './sender-line.tsx';
import { UnfilledLine } from './unfilled-line.tsx';
import { UploadChips } from './upload-chips.tsx';
import { briefName, type Conversation } from './summary.ts';
import { useComposer, type ComposerProps, type ComposerState, type Sending } from './use-composer.ts';
import { WarmthLine } from './warmth/warmth-line.tsx';
import { Words } from './words/words.tsx';
import type { WordsHandle } from './words/words-handle.ts';
import styles from './composer.module.css';

/** The box for answers and private notes. */
export function Composer(props: ComposerProps) {
  const words = useRef<WordsHandle>(null);
  const composer = useComposer(props, words);
  const { draft, mode, mayReply, to } = composer;
  const { conversation, toNewest } = props;
  const box = useRef<HTMLDivElement>(null);
  const [canned, setCanned] = useState(false);
  const [later, setLater] = useState(false);
  const [snoozing, setSnoozing] = useState(false);
  const name = briefName(conversation.customer.name);
  const turn = (next: typeof mode) => {
    flushSync(() => to(next));
    words.current?.focus();
  };
  useComposerKeys({ composer, box, turn, sendLater: () => setLater(true), sendAndSnooze: () => setSnoozing(true) });
  const [dropping, setDropping] = useState(false);
  const files = (from: DataTransfer, event: ClipboardEvent | DragEvent) => {
    if (mode === 'note' || from.files.length === 0 || from.types.includes('text/plain')) return;
    event.preventDefault();
    composer.uploads.attach(from.files, composer.marked && amongWords(event.target));
  };
  const drop = dropZone({ over: (is) => setDropping(is && mode === 'reply'), take: files });
  return (
    <div className={styles.foot}>
      <MacroPreview conversation={conversation} newest={props.newest} />
      <DraftingLine conversation={conversation} />
      <NotSent draft={draft} name={name} toNewest={toNewest} anyway={() => composer.send(asBefore(draft))} />
      <div
        ref={box}
        className={styles.box}
        data-mode={mode}
        data-dropping={dropping}
        onPaste={(event) => files(event.clipboardData, event)}
        {...drop}
      >
        <ComposerTabs mode={mode} mayReply={mayReply} to={turn} />
        <RecipientsLine composer={composer} conversation={conversation} />
        <ComposerWords composer={composer} conversation={conversation} handle={words} slash={() => setCanned(true)} />
        <UnfilledLine composer={composer} />
        <SenderLine composer={composer} conversation={conversation} />
        <Attached composer={composer} />
        <WarmthLine composer={composer} conversation={conversation} />
        <ComposerTools
          composer={composer}
          conversation={conversation}
          canned={{
            opened: canned,
            setOpened: setCanned,
            choose: (chosen) => words.current?.insert(chosen),
          }}
          later={{ opened: later, setOpened: setLater }}
          snoozing={{ opened: snoozing, setOpened: setSnoozing }}
        />
      </div>
    </div>
  );
}

/** What came back goes once more as it was meant. */
function asBefore({ notice }: Draft): Sending {
  const until = notice?.snoozeUntil ?? undefined;
  return { resolve: notice?.resolve, snoozeUntil: until === undefined ? undefined : new Date(until) };
}

function amongWords(target: EventTarget): boolean {
  return target instanceof HTMLElement && target.closest('[role="textbox"]') !== null;
}

interface DropZone {
  over(is: boolean): void;
  take(from: DataTransfer, event: DragEvent): void;
}

/** Takes files that are dropped; what is dropped where it cannot be taken opens nothing in place of the page. */
function dropZone({ over, take }: DropZone) {
  return {
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return;
      event.preventDefault();
      over(true);
    },
    onDragLeave: (event: DragEvent) => {
      const to = event.relatedTarget;
      if (!(to instanceof Node && event.currentTarget.contains(to))) over(false);
    },
    onDrop: (event: DragEvent) => {
      over(false);
      if (event.dataTransfer.types.includes('Files')) event.preventDefault();
      take(event.dataTransfer, event);
    },
  };
}

interface Keys {
  composer: ComposerState;
  box: RefObject<HTMLElement | null>;
  turn(mode: ComposerState['mode']): void;
  sendLater(): void;
  sendAndSnooze(): void;
}

function useComposerKeys({ composer: { mayReply, mode, ready, send }, box, turn, ...open }: Keys): void {
  const inside = (run: () => void) => (box.current?.contains(document.activeElement) === true ? run() : undefined);
  useShortcut(
    { keys: 'r', label: t({ message: 'Answer', context: 'verb' }), group: t`Conversation` },
    () => turn('reply'),
    mayReply,
  );
  useShortcut({ keys: 'n', label: t`Private note`, group: t`Conversation` }, () => turn('note'));
  useShortcut({ keys: 'mod+Enter', label: t`Send`, group: t`Writing` }, () => inside(() => send()));
  const mayWait = mode === 'reply' && ready;
  useShortcut(
    { keys: 'mod+alt+Enter', label: t`Send later`, group: t`Writing` },
    () => inside(open.sendLater),
    mayWait,
  );
  const snoozeKey = { keys: 'mod+alt+shift+Enter', label: t`Send and snooze`, group: t`Writing` };
  useShortcut(snoozeKey, () => inside(open.sendAndSnooze), useMay('conversation.snooze') && mayWait);
  useShortcut({ keys: 'mod+shift+Enter', label: t`Send and resolve`, group: t`Writing` }, () =>
    inside(() => send({ resolve: true })),
  );
}

interface ComposerWordsProps {
  composer: ComposerState;
  conversation: Conversation;
  handle: RefObject<WordsHandle | null>;
  slash(): void;
}

function ComposerWords({ composer, conversation, handle, slash }: ComposerWordsProps) {
  const { mode, text, marked, write } = composer;
  const reply = mode === 'reply';
  const name = briefName(conversation.customer.name);
  return (
    <Words
      key={mode}
      handle={handle}
      marked={marked}
      value={text}
      write={write}
      label={reply ? t`Answer to ${name}` : t`Private note`}
      placeholder={
        reply
          ? t`Answer ${name}, or press / for a canned reply`
          : t`A note that only colleagues see; @ names one of them`
      }
      onSlash={reply ? slash : undefined}
      naming={reply ? undefined : conversation}
    />
  );
}

function Attached({ composer: { mode, draft, uploads, change } }: { composer: ComposerState }) {
  if (mode === 'note') return null;
  return (
    <UploadChips
      files={draft.uploads.filter(({ id, inline }) => inline !== true && !draft.reply.includes(id))}
      going={uploads.going}
      remove={(id) => change((now) => ({ ...now, uploads: now.uploads.filter((file) => file.id !== id) }))}
      drop={uploads.drop}
    />
  );
}
