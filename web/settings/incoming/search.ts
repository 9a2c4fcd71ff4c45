import { z } from 'zod';

/** What the address of the list holds: which mails, and words that are looked for. */
export const incomingSearch = z.object({
  state: z.enum(['quarantined', 'received', 'understood', 'discarded', 'all']).optional().catch(undefined),
  q: z.string().max(200).optional().catch(undefined),
});

export type Look = NonNullable<z.output<typeof incomingSearch>['state']>;
