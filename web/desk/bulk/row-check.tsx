import { t } from '@lingui/core/macro';
import styles from './bulk.module.css';

interface RowCheckProps {
  name: string;
  checked: boolean;
  /** Some rows are selected: then all show that they can be. */
  selecting: boolean;
  toggle(range: boolean): void;
}

/** Selects a row: it stands in the place of the channel's sign, so nothing moves when it shows. */
export function RowCheck({ name, checked, selecting, toggle }: RowCheckProps) {
  return (
    <label className={styles.check} data-shown={checked || selecting}>
      <input
        type="checkbox"
        checked={checked}
        onChange={() => undefined}
        onClick={(event) => toggle(event.shiftKey)}
        aria-label={t`Select ${name}`}
      />
    </label>
  );
}
