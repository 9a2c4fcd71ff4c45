import { t } from '@lingui/core/macro';
import type { Stage } from '#core/touchpoints/stage.ts';

export const stageNames: Record<Stage, string> = {
  before: t`Before the purchase`,
  during: t`During the purchase`,
  after: t`After the purchase`,
};

/** A reason with its group: `Delivery › Late`. */
export function reasonName({ name, group }: { name: string; group: string | null }): string {
  return group === null ? name : `${group} › ${name}`;
}
