import { z } from 'zod';
import { carrierOf } from '#core/listening/asking/occasion.ts';
import { channelLastUsed, ownDay, relationshipRound, type ChannelUse } from '#core/listening/asking/relationship.ts';
import { rollKey } from '#core/listening/asking/roll.ts';
import { familyMembers } from '#customers';
import { workspaceSettings } from '#people';
import { defineJob, defineSchedule, sql, steppingOver, type ForRows, type Tx } from '#platform';
import { lastUses } from '#touchpoints';
import { decideOccasion } from './decide-occasion.ts';
import { activeOccasions, type Occasion } from './occasions.ts';

const day = 86_400_000;
const atOnce = 2_000;

/** Draws those whose day of the round it is, of everybody who was active in the round before it, for the surveys about the relationship. */
export const drawRounds = defineJob({
  name: 'listening.draw-rounds',
  input: z.object({ workspace: z.uuid() }),
  async run(app, { workspace }) {
    while (await steppingOver(app, { workspace, name: 'listening.draw-rounds' }, drawSome));
  },
});

export const roundsSchedule = defineSchedule({ job: drawRounds, every: '5 minutes', eachWorkspace: true });

interface Drawing {
  /** The last day that is done, and the one it goes to, both since 1970. */
  done: number;
  until: number;
  /** The last customer looked at. */
  from: string | null;
}

/** Days that nobody was drawn on, because nothing ran, are made up for, a week at most. */
const mostDays = 7;

/** Whether there is more to draw today, by the company's clock. */
async function drawSome(tx: Tx, forRows: ForRows): Promise<boolean> {
  const today = await dayNow(tx);
  for (const occasion of await activeOccasions(tx, 'relationship')) {
    const drawing =
      await tx.one(sql<Drawing>`select coalesce(drawn_day, ${today - 1}::int) as done, coalesce(drawing_day, ${today}::int) as until,
      drawn_to as "from" from listening.occasion where survey = ${occasion.survey} for update`);
    if (drawing.done >= drawing.until) continue;
    const to = await drawFrom(tx, occasion, { ...drawing, forRows });
    await tx.run(sql`update listening.occasion set drawn_to = ${to}, drawing_day = ${to === null ? null : drawing.until},
      drawn_day = ${to === null ? drawing.until : drawing.done} where survey = ${occasion.survey}`);
    return true;
  }
  return false;
}

/** Goes on from a customer; gives the last one looked at, null after all of them. */
async function drawFrom(
  tx: Tx,
  occasion: Occasion,
  { done, until, from, forRows }: Drawing & { forRows: ForRows },
): Promise<string | null> {
  const { survey, everyDays: every } = occasion;
  const people = await tx.all(sql<{ id: string }>`select id from customers.root
    where id = root and (${from}::uuid is null or id > ${from}::uuid) order by id limit ${atOnce}`);
  const { salt } = await tx.one(sql<{ salt: string }>`select salt from listening.survey where id = ${survey}`);
  const key = rollKey(salt, survey);
  const first = Math.max(done + 1, until - mostDays + 1);
  const drawn = people.flatMap(({ id }) => {
    const own = ownDay(key, id, every);
    const days = Array.from({ length: Math.max(0, until - first + 1) }, (_, at) => first + at);
    const rounds = days.map((each) => relationshipRound(own, { day: each, every }));
    return rounds.filter(({ today }) => today).map(({ episode }) => ({ id, episode }));
  });
  await forRows(tx, drawn, async (part, some) => {
    for (const { id, episode } of some) await decideAbout(part, occasion, { customer: id, episode });
  });
  return people.length < atOnce ? null : people.at(-1)!.id;
}

async function decideAbout(
  tx: Tx,
  occasion: Occasion,
  { customer, episode }: { customer: string; episode: string },
): Promise<void> {
  const since = new Date(tx.now.getTime() - occasion.everyDays * day);
  const uses = await lastUses(tx, await familyMembers(tx, customer), since);
  if (uses.length === 0) return;
  const channel = channelFor(uses, occasion);
  const cause = `${episode} ${customer}`;
  await decideOccasion(tx, occasion, {
    customer,
    episode,
    cause,
    touchpoint: 'survey',
    channel,
    dueAt: await hourOf(tx, occasion),
  });
}

/** The one they used last of those the survey is asked on; else simply the last, which the ledger then says carries nothing. */
function channelFor(uses: readonly ChannelUse[], { channels }: Occasion): string {
  const open = new Set(channels.filter((channel) => carrierOf(channel) !== null));
  const anywhere = new Set(uses.map(({ channel }) => channel));
  return channelLastUsed(uses, open) ?? channelLastUsed(uses, anywhere)!;
}

/** The next time that the clock of the company shows the minute at which the survey is asked. */
async function hourOf(tx: Tx, { atMinute }: Occasion): Promise<Date> {
  const now = await clockNow(tx);
  const hour = Math.floor(atMinute / 60);
  const at = now.with({ hour, minute: atMinute % 60, second: 0, millisecond: 0, microsecond: 0, nanosecond: 0 });
  return new Date((at.epochMilliseconds < now.epochMilliseconds ? at.add({ days: 1 }) : at).epochMilliseconds);
}

async function clockNow(tx: Tx): Promise<Temporal.ZonedDateTime> {
  const { zone } = await workspaceSettings(tx);
  return Temporal.Instant.fromEpochMilliseconds(tx.now.getTime()).toZonedDateTimeISO(zone);
}

/** The day that it is for the company, since 1970. */
async function dayNow(tx: Tx): Promise<number> {
  const today = (await clockNow(tx)).toPlainDate();
  return Temporal.PlainDate.from('1970-01-01').until(today).days;
}
