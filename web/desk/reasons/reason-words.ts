import type { Stage } from '#core/touchpoints/stage.ts';

export const stageNames: Record<Stage, string> = {
  before: 'Before the purchase',
  during: 'During the purchase',
  after: 'After the purchase',
};

/** A reason with its group: `Delivery › Late`. */
export function reasonName({ name, group }: { name: string; group: string | null }): string {
  return group === null ? name : `${group} › ${name}`;
}
