import { Trans } from '@lingui/react/macro';
import { IconPlayerPause } from '@tabler/icons-react';
import styles from './trust.module.css';

/** Why nothing is sent here by itself for now; what people write goes out as always. */
export function QuietLine({ reason }: { reason: string | null }) {
  if (reason === null) return null;
  return (
    <p className={styles.quiet} role="status">
      <IconPlayerPause size={15} stroke={1.8} aria-hidden="true" />
      <span>
        <Trans>{reason} Nothing is sent by itself for now; your answers go out as always.</Trans>
      </span>
    </p>
  );
}
