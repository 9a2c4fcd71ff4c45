import styles from './hint.module.css';

/** Whether the keys of this machine are called as Apple calls them. */
export const apple = /Mac|iPhone|iPad/.test(navigator.platform);

function keyWords(key: string): string {
  const marks: Record<string, string> = {
    mod: apple ? '⌘' : 'Ctrl',
    shift: 'Shift',
    alt: apple ? '⌥' : 'Alt',
    Escape: 'Esc',
    ArrowUp: '↑',
    ArrowDown: '↓',
  };
  return marks[key] ?? key;
}

/** The keys of a shortcut as small caps: `mod+Enter`, `g i`. Silent for screen readers: the list under `?` names them. */
export function KeyboardHint({ keys }: { keys: string }) {
  return (
    <span className={styles.hint} aria-hidden="true">
      {keys.split(' ').map((step, at) => (
        <kbd key={at} className={styles.key}>
          {step
            .split('+')
            .map(keyWords)
            .join(apple ? '' : ' ')}
        </kbd>
      ))}
    </span>
  );
}
