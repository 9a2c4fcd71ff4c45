import { useRef, useState, type ClipboardEvent, type DragEvent, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useShortcut } from '../app/shortcuts.ts';
import { ComposerTabs } from './composer-tabs.tsx';
import { ComposerTools } from './composer-tools.tsx';
import { DraftingLine } from './drafting-line.tsx';
import { NotSent } from './not-sent.tsx';
import { RecipientsLine } from './recipients/recipients-line.tsx';
import { SenderLine } from './sender-line.tsx';
import { UnfilledLine } from './unfilled-line.tsx';
import { UploadChips } from './upload-chips.tsx';
import { briefName } from './summary.ts';
import { useComposer, type ComposerProps, type ComposerState } from './use-composer.ts';
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
  const name = briefName(conversation.customer.name);
  const turn = (next: typeof mode) => {
    flushSync(() => to(next));
    words.current?.focus();
  };
  useComposerKeys({ composer, box, turn, sendLater: () => setLater(true) });
  const [dropping, setDropping] = useState(false);
  const files = (from: DataTransfer, event: ClipboardEvent | DragEvent) => {
    if (mode === 'note' || from.files.length === 0 || from.types.includes('text/plain')) return;
    event.preventDefault();
    composer.uploads.attach(from.files, composer.marked && amongWords(event.target));
  };
  const drop = dropZone({ over: (is) => setDropping(is && mode === 'reply'), take: files });
  return (
    <div className={styles.foot}>
      <DraftingLine conversation={conversation} />
      <NotSent
        draft={draft}
        name={name}
        toNewest={toNewest}
        anyway={() => composer.send(draft.notice?.resolve === true)}
      />
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
        <ComposerWords composer={composer} name={name} handle={words} openCanned={() => setCanned(true)} />
        <UnfilledLine composer={composer} />
        <SenderLine composer={composer} conversation={conversation} />
        <Attached composer={composer} />
        <ComposerTools
          composer={composer}
          conversation={conversation}
          canned={{
            opened: canned,
            setOpened: setCanned,
            choose: (chosen) => words.current?.insert({ text: chosen, marked: null }),
          }}
          later={{ opened: later, setOpened: setLater }}
        />
      </div>
    </div>
  );
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
}

function useComposerKeys({ composer: { mayReply, mode, ready, send }, box, turn, sendLater }: Keys): void {
  const inside = (run: () => void) => (box.current?.contains(document.activeElement) === true ? run() : undefined);
  useShortcut({ keys: 'r', label: 'Answer', group: 'Conversation' }, () => turn('reply'), mayReply);
  useShortcut({ keys: 'n', label: 'Private note', group: 'Conversation' }, () => turn('note'));
  useShortcut({ keys: 'mod+Enter', label: 'Send', group: 'Writing' }, () => inside(() => send(false)));
  const mayWait = mode === 'reply' && ready;
  useShortcut({ keys: 'mod+alt+Enter', label: 'Send later', group: 'Writing' }, () => inside(sendLater), mayWait);
  useShortcut({ keys: 'mod+shift+Enter', label: 'Send and resolve', group: 'Writing' }, () => inside(() => send(true)));
}

interface ComposerWordsProps {
  composer: ComposerState;
  name: string;
  handle: RefObject<WordsHandle | null>;
  openCanned(): void;
}

function ComposerWords({ composer: { mode, text, marked, write }, name, handle, openCanned }: ComposerWordsProps) {
  const reply = mode === 'reply';
  return (
    <Words
      key={mode}
      handle={handle}
      marked={marked}
      value={text}
      write={write}
      label={reply ? `Answer to ${name}` : 'Private note'}
      placeholder={reply ? `Answer ${name}, or press / for a canned reply` : 'A note that only colleagues see'}
      onSlash={reply ? openCanned : undefined}
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
