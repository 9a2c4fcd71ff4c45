import type { ComponentType } from 'preact';
import { useAround, type Surroundings } from './context.ts';
import { Icon } from './icons.tsx';
import { useLazyPart } from './lazy-part.ts';

export interface EmojiProps {
  around: Surroundings;
  onPick(sign: string): void;
  onClose(): void;
}

/** What the script of the signs offers. */
export interface EmojiPart {
  css: string;
  Picker: ComponentType<EmojiProps>;
}

/** Opens the signs; phones have them on their keyboards, so there it is not shown. */
export function EmojiButton({ open, onToggle }: { open: boolean; onToggle(): void }) {
  const { say } = useAround();
  return (
    <button type="button" class="round emoji-button" aria-label={say('emoji')} aria-expanded={open} onClick={onToggle}>
      <Icon name="face" />
    </button>
  );
}

/** The signs to choose from; their script comes with the first look. */
export function EmojiPicker(props: Omit<EmojiProps, 'around'>) {
  const around = useAround();
  const { part, failed, retry } = useLazyPart<EmojiPart>('emoji');
  if (part) return <part.Picker around={around} {...props} />;
  if (!failed) return null;
  return (
    <p class="notice" role="alert">
      {around.say('partFailed')}{' '}
      <button type="button" class="link" onClick={retry}>
        {around.say('retry')}
      </button>
    </p>
  );
}
