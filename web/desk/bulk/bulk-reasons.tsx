import { t } from '@lingui/core/macro';
import { ActionIcon } from '@mantine/core';
import { IconHelpHexagon } from '@tabler/icons-react';
import { useShortcut } from '../../app/shortcuts.ts';
import { Chooser } from '../chooser.tsx';
import { useChoice } from '../reasons/use-choice.ts';
import { selectedKey } from './bulk-words.ts';
import type { Act } from './doing.ts';
import styles from './bulk.module.css';

/** Why all of the selected ones got in touch. */
export function BulkReasons({ act }: { act: (what: Act) => void }) {
  const { Choice, open, close } = useChoice();
  useShortcut(selectedKey('y', t`Why they wrote`), open);
  const take = (reason: string | null) => {
    close();
    if (reason !== null) act({ kind: 'reason', reason });
  };
  return (
    <Chooser
      opened={Choice !== undefined}
      open={open}
      close={close}
      width={300}
      className={styles.tags}
      button={
        <ActionIcon size={30} aria-label={t`Reason`} title={t`Reason`} onClick={Choice === undefined ? open : close}>
          <IconHelpHexagon size={17} stroke={1.7} />
        </ActionIcon>
      }
    >
      {Choice === undefined ? null : <Choice guessed={null} chosen={null} choose={take} leave={close} />}
    </Chooser>
  );
}
