import { useEffect, useRef, useState } from 'preact/hooks';
import type { EmojiPart, EmojiProps } from '../panel/emoji-button.tsx';
import type { PartScript } from '../parts.ts';
import css from './emoji.css?inline';
import { emojiLike, type Emoji } from './emoji.ts';

const columns = 8;

function Picker({ around, onPick, onClose }: EmojiProps) {
  const { say, language } = around;
  const [words, setWords] = useState('');
  const gridRef = useRef<HTMLDivElement>(null);
  const fieldRef = useRef<HTMLInputElement>(null);
  const found = emojiLike(words, language);
  useEffect(() => fieldRef.current?.focus(), []);
  function keyed(event: KeyboardEvent): void {
    const down = event.key === 'ArrowDown';
    const enter = event.key === 'Enter' && !event.isComposing;
    if (!down && !enter) return;
    event.preventDefault();
    if (down) (gridRef.current?.querySelector('[tabindex="0"]') as HTMLElement | null)?.focus();
    else if (found[0]) onPick(found[0].sign);
  }
  return (
    <div
      class="emoji"
      role="dialog"
      aria-label={say('emoji')}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        onClose();
      }}
    >
      <input
        ref={fieldRef}
        type="search"
        value={words}
        placeholder={say('emojiFind')}
        aria-label={say('emojiFind')}
        onInput={(event) => setWords(event.currentTarget.value)}
        onKeyDown={keyed}
      />
      <div ref={gridRef}>
        <Grid key={words} around={around} found={found} onPick={onPick} onUp={() => fieldRef.current?.focus()} />
      </div>
      {found.length === 0 && <p class="done">{say('emojiNone')}</p>}
    </div>
  );
}

interface GridProps extends Pick<EmojiProps, 'around' | 'onPick'> {
  found: readonly Emoji[];
  onUp(): void;
}

/** One stop for the Tab key; the arrows go about in it. */
function Grid({ around: { say, language, direction }, found, onPick, onUp }: GridProps) {
  const [at, setAt] = useState(0);
  function move(event: KeyboardEvent): void {
    const aside = direction === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: aside,
      ArrowLeft: -aside,
      ArrowDown: columns,
      ArrowUp: -columns,
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    if (at + step < 0) return onUp();
    const next = Math.min(found.length - 1, at + step);
    setAt(next);
    ((event.currentTarget as HTMLElement).children[next] as HTMLElement | undefined)?.focus();
  }
  return (
    <div class="emoji-grid" role="group" aria-label={say('emoji')} onKeyDown={move}>
      {found.map(({ sign, names }, index) => (
        <button
          key={sign}
          type="button"
          tabIndex={index === at ? 0 : -1}
          aria-label={names[language]}
          title={names[language]}
          onClick={() => onPick(sign)}
        >
          {sign}
        </button>
      ))}
    </div>
  );
}

const part: EmojiPart = { css, Picker };
(document.currentScript as PartScript).brought = part;
