import { t } from '@lingui/core/macro';
import { UnstyledButton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMay } from '../../app/session.ts';
import { factsFile } from '../../ui/facts-file.ts';
import styles from './views.module.css';

/** Takes what stands in a view, or in the queue of a team, as a file: a row for each conversation with its facts. */
export function ViewFile({ saved }: { saved: string }) {
  const label = t`Download facts as CSV`;
  if (!useMay('insight.read')) return null;
  return (
    <UnstyledButton component="a" className={styles.tool} href={factsFile({ saved })} aria-label={label} title={label}>
      <IconDownload size={16} stroke={1.7} aria-hidden="true" />
    </UnstyledButton>
  );
}
