import type { ReactNode } from 'react';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Problem } from '#core/contract/problems.ts';
import { wordsOf } from '../app/error-words.ts';
import styles from './failure.module.css';

/** What failed, as a box within a form or pane. */
export function Failure({ error, action }: { error: unknown; action?: ReactNode }) {
  const { title, detail } = wordsOf(error);
  const named = error instanceof Problem && detail !== undefined;
  return (
    <div className={styles.failure} role="alert">
      <IconAlertTriangle size={16} stroke={1.7} />
      <span>{named ? detail : [title, detail].filter(Boolean).join('. ')}</span>
      {action}
    </div>
  );
}
