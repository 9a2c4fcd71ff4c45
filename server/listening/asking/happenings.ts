import { z } from 'zod';
import { isOccasion } from '#core/listening/asking/occasion.ts';
import { defineJob, defineSchedule, sql, steppingOver, type ForRows, type Tx } from '#platform';
import { happenedSince, type Happened } from '#touchpoints';
import { activeOccasions, type Occasion } from './occasions.ts';
import { keepSpineRead, spineRead } from './spine-read.ts';
import { decideOccasion } from './decide-occasion.ts';

const atOnce = 100;

/** Decides about what happened on the spine since it was looked at last, for the surveys that ask about such things. */
export const decideHappenings = defineJob({
  name: 'listening.decide-happenings',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    const batch = { workspace, name: 'listening.decide-happenings' };
    for (let read = atOnce; read === atOnce;) read = await steppingOver(app, batch, decideSome);
  },
});

export const happeningsSchedule = defineSchedule({ job: decideHappenings, every: '1 minute', eachWorkspace: true });

/** How many rows were read. */
async function decideSome(tx: Tx, forRows: ForRows): Promise<number> {
  const occasions = await activeOccasions(tx, 'happening');
  if (occasions.length === 0) {
    await tx.run(sql`delete from listening.spine_read`);
    return 0;
  }
  const kinds = [...new Set(occasions.flatMap((occasion) => occasion.kinds))];
  const { items, next } = await happenedSince(tx, await spineRead(tx), { kinds, limit: atOnce });
  await forRows(tx, items, async (part, some) => {
    for (const happened of some)
      for (const occasion of occasions)
        if (isOccasion(occasion, happened, tx.now)) await decideAbout(part, occasion, happened);
  });
  await keepSpineRead(tx, next);
  return items.length;
}

async function decideAbout(tx: Tx, occasion: Occasion, { id, customer, ...happened }: Happened): Promise<void> {
  const { channel, touchpoint, occurredAt } = happened;
  const dueAt = new Date(Math.max(tx.now.getTime(), occurredAt.getTime() + occasion.delayMinutes * 60_000));
  const episode = `interaction:${id}`;
  await decideOccasion(tx, occasion, { customer, episode, cause: episode, touchpoint, channel, dueAt });
}
