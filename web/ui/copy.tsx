import { Button, CopyButton } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import styles from './copy.module.css';
import { words } from './words.ts';

interface CopyTextProps {
  text: string;
  label: string;
  /** Several lines, such as a snippet. */
  block?: boolean;
}

/** Text to take along: an address, a key, a snippet. */
export function CopyText({ text, label, block = false }: CopyTextProps) {
  return (
    <div className={styles.copy} data-block={block}>
      <pre className={styles.text} tabIndex={0} aria-label={label}>
        {text}
      </pre>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            className={styles.button ?? ''}
            onClick={copy}
            leftSection={copied ? <IconCheck size={14} /> : <IconCopy size={14} stroke={1.7} />}
          >
            {copied ? words.copied : words.copy}
          </Button>
        )}
      </CopyButton>
    </div>
  );
}

/** A secret that is shown this once. */
export function ShownOnce({ secret, label }: { secret: string; label: string }) {
  return (
    <div className={styles.once}>
      <p>
        <b>{words.copyNow}</b> {words.shownOnce}
      </p>
      <CopyText text={secret} label={label} />
    </div>
  );
}
