import { t } from '@lingui/core/macro';
import { ActionIcon } from '@mantine/core';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useShortcut } from '../../app/shortcuts.ts';
import { ReasonChooser } from '../reasons/reason-chooser.tsx';
import { useChoice } from '../reasons/use-choice.ts';
import { selectedKey } from './bulk-words.ts';
import type { Act } from './doing.ts';
import styles from './bulk.module.css';

/** Why all of the selected ones got in touch. */
export function BulkReasons({ act }: { act: (what: Act) => void }) {
  const choice = useChoice();
  useShortcut(selectedKey('y', t`Why they wrote`), choice.open);
  const take = (reason: string | null) => {
    choice.close();
    if (reason !== null) act({ kind: 'reason', reason });
  };
  return (
    <ReasonChooser
      of={choice}
      className={styles.tags}
      button={(turn) => (
        <ActionIcon size={30} aria-label={t`Reason`} title={t`Reason`} onClick={turn}>
          <IconHelpHexagon size={17} stroke={1.7} />
        </ActionIcon>
      )}
      guessed={null}
      chosen={null}
      choose={take}
    />
  );
}
