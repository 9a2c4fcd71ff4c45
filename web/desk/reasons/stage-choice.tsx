import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { SegmentedControl } from '@mantine/core';
import type { Stage } from '#core/touchpoints/stage.ts';
import styles from './reasons.module.css';

const none = 'none';

/** Where in their purchase the customer is. */
export function StageChoice({ stage, choose }: { stage: Stage | null; choose(stage: Stage | null): void }) {
  return (
    <div className={styles.stages}>
      <b id="stage-of-purchase">
        <Trans>The purchase</Trans>
      </b>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-labelledby="stage-of-purchase"
        value={stage ?? none}
        onChange={(value) => choose(value === none ? null : (value as Stage))}
        data={[
          { value: 'before', label: t`Before` },
          { value: 'during', label: t`During` },
          { value: 'after', label: t`After` },
          { value: none, label: t`Not known` },
        ]}
      />
    </div>
  );
}
