import { SegmentedControl } from '@mantine/core';
import type { Stage } from '#core/touchpoints/stage.ts';
import styles from './reasons.module.css';

const none = 'none';

/** Where in their purchase the customer is. */
export function StageChoice({ stage, choose }: { stage: Stage | null; choose(stage: Stage | null): void }) {
  return (
    <div className={styles.stages}>
      <b id="stage-of-purchase">The purchase</b>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-labelledby="stage-of-purchase"
        value={stage ?? none}
        onChange={(value) => choose(value === none ? null : (value as Stage))}
        data={[
          { value: 'before', label: 'Before' },
          { value: 'during', label: 'During' },
          { value: 'after', label: 'After' },
          { value: none, label: 'Not known' },
        ]}
      />
    </div>
  );
}
