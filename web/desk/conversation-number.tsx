import { t } from '@lingui/core/macro';
import { CopyButton, Tooltip, UnstyledButton } from '@mantine/core';
import styles from './conversation.module.css';

/** By what a customer may name the conversation in a subject; a press takes it along. */
export function ConversationNumber({ number }: { number: number }) {
  const words = `[#${number}]`;
  return (
    <CopyButton value={words}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? t`Copied` : t`Copy: in a subject it leads here`}>
          <UnstyledButton className={styles.number ?? ''} onClick={copy} aria-label={t`Copy the number ${words}`}>
            {words}
          </UnstyledButton>
        </Tooltip>
      )}
    </CopyButton>
  );
}
