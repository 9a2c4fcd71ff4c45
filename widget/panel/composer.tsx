import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { chatLimits } from '#core/channels/chat-limits.ts';
import { useAround, useChatState } from './context.ts';
import { EmojiButton, EmojiPicker } from './emoji-button.tsx';
import { Icon } from './icons.tsx';
import { FileName } from './attachments.tsx';
import { useUploads, type Upload } from './use-uploads.ts';

export function Composer() {
  const { chat, say } = useAround();
  const [text, setText] = useState(chat.draft());
  const uploads = useUploads();
  const over = text.length - chatLimits.text;
  const ready = over <= 0 && (text.trim() !== '' || uploads.all.length > 0);
  /** Sent was pressed while a file was still on its way. */
  const [wanted, setWanted] = useState(false);
  function write(next: string): void {
    setText(next);
    chat.keepDraft(next);
    chat.typing(next !== '');
  }
  function send(): void {
    if (!ready) return;
    setWanted(uploads.busy);
    if (uploads.busy) return;
    chat.send(text.trim(), uploads.done);
    write('');
    uploads.clear();
  }
  const { fieldRef, ...signs } = useSigns(text, write);
  useEffect(() => {
    if (wanted && !uploads.busy) send();
  });
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        uploads.add([...(event.dataTransfer?.files ?? [])]);
      }}
    >
      <Notices over={over} />
      <Chips uploads={uploads.all} onRemove={uploads.remove} />
      {signs.shown && <EmojiPicker onPick={signs.insert} onClose={signs.close} />}
      <div class="entry">
        <AttachButton onFiles={uploads.add} />
        <Writing field={fieldRef} text={text} onWrite={write} onSend={send} onFiles={uploads.add} />
        <EmojiButton open={signs.shown} onToggle={signs.toggle} />
        <button type="submit" class="round send" aria-label={say('send')} disabled={!ready}>
          <Icon name="send" turns />
        </button>
      </div>
    </form>
  );
}

/** The signs to choose from, and where the chosen one goes: to the cursor. */
function useSigns(text: string, write: (next: string) => void) {
  const fieldRef = useRef<HTMLTextAreaElement>(null);
  const [shown, show] = useState(false);
  function close(): void {
    show(false);
    fieldRef.current?.focus();
  }
  function insert(sign: string): void {
    const { selectionStart: from = text.length, selectionEnd: to = from } = fieldRef.current ?? {};
    write(text.slice(0, from) + sign + text.slice(to));
    close();
    requestAnimationFrame(() => fieldRef.current?.setSelectionRange(from + sign.length, from + sign.length));
  }
  return { fieldRef, shown, close, insert, toggle: () => (shown ? close() : show(true)) };
}

/** What hinders just now. */
function Notices({ over }: { over: number }) {
  const { say } = useAround();
  const { notice, line } = useChatState();
  return (
    <>
      {line === 'lost' && (
        <p class="notice" role="status">
          {say('offline')}
        </p>
      )}
      {(notice !== '' || over > 0) && (
        <p class="notice" role="alert">
          {over > 0 ? say('tooLong', { n: over }) : notice}
        </p>
      )}
    </>
  );
}

/** As high as what is written, up to six lines. */
function grow(field: HTMLTextAreaElement | null): void {
  if (!field) return;
  field.style.height = 'auto';
  field.style.height = `${Math.min(field.scrollHeight, 140)}px`;
}

interface WritingProps {
  field: { current: HTMLTextAreaElement | null };
  text: string;
  onWrite(text: string): void;
  onSend(): void;
  onFiles(files: File[]): void;
}

function Writing({ field: fieldRef, text, onWrite, onSend, onFiles }: WritingProps) {
  const { say } = useAround();
  useLayoutEffect(() => grow(fieldRef.current), [text, fieldRef]);
  return (
    <textarea
      ref={fieldRef}
      rows={1}
      dir={text === '' ? undefined : 'auto'}
      placeholder={say('write')}
      aria-label={say('write')}
      value={text}
      onInput={(event) => onWrite(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
        event.preventDefault();
        onSend();
      }}
      onPaste={(event) => {
        const files = [...(event.clipboardData?.files ?? [])];
        if (files.length > 0) event.preventDefault();
        onFiles(files);
      }}
    />
  );
}

function AttachButton({ onFiles }: { onFiles(files: File[]): void }) {
  const { say } = useAround();
  const pickerRef = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={pickerRef}
        class="hidden"
        type="file"
        multiple
        tabIndex={-1}
        aria-hidden="true"
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" class="round" aria-label={say('attach')} onClick={() => pickerRef.current?.click()}>
        <Icon name="attach" />
      </button>
    </>
  );
}

function Chips({ uploads, onRemove }: { uploads: readonly Upload[]; onRemove(key: string): void }) {
  const { say } = useAround();
  if (uploads.length === 0) return null;
  return (
    <ul class="chips">
      {uploads.map(({ key, name, size, sent, file }) => (
        <li key={key} class="file" data-busy={file === undefined}>
          <FileName file={{ name, size }} sent={file ? undefined : sent} />
          <button type="button" class="round small" aria-label={say('remove', { name })} onClick={() => onRemove(key)}>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}
