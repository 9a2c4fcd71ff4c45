import { z } from 'zod';
import type { InteractionKind } from '#core/touchpoints/kinds.ts';
import { defineEvent } from '#platform';

/** Interactions older than this are gone, by kind (`*`: all others): who keeps words or files about them lets go of these too. */
export const interactionsExpired = defineEvent({
  name: 'interactions.expired',
  version: 1,
  data: z.object({ until: z.array(z.object({ kind: z.string(), before: z.iso.datetime() })).min(1) }),
});

/** Until when interactions of a kind are gone, by its own rule or the one for all others; undefined: they are kept. */
export function expiredBefore(
  { until }: { until: ReadonlyArray<{ kind: string; before: string }> },
  kind: InteractionKind,
): Date | undefined {
  const rule = until.find((each) => each.kind === kind) ?? until.find((each) => each.kind === '*');
  return rule === undefined ? undefined : new Date(rule.before);
}

export const events = [interactionsExpired];
