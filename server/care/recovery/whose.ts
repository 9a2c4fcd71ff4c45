import { describeCustomers } from '#customers';
import { calendarFor, listTeams } from '#people';
import { type Tx } from '#platform';
import { touchpointsByKey } from '#touchpoints';
import type { CareSettings } from '../settings/settings.ts';
import { byItself } from './tell.ts';

/** Who sees to what went wrong at a touchpoint: the team that owns it, by name; else whom the settings name. */
export async function whoseIs(
  tx: Tx,
  touchpoint: string,
  { owner, team }: CareSettings,
): Promise<{ owner: string | null; team: string | null }> {
  const name = (await touchpointsByKey(tx, [touchpoint])).get(touchpoint)?.ownerTeam.toLowerCase() ?? '';
  if (name === '') return { owner, team };
  const found = (await listTeams(tx, byItself(tx))).find((each) => !each.archived && each.name.toLowerCase() === name);
  return found === undefined ? { owner, team } : { owner: null, team: found.id };
}

/** By when, in opening hours, and when the owner is reminded of it. */
export async function dueFor(
  tx: Tx,
  { customer, team, channel }: { customer: string; team: string | null; channel: string },
  { dueMinutes, remindMinutes }: CareSettings,
): Promise<{ dueAt: Date; remindAt: Date | null }> {
  const tier = (await describeCustomers(tx, [customer])).get(customer)?.tier ?? null;
  const { clock } = await calendarFor(tx, { team, tier, channel });
  const length = dueMinutes * 60_000;
  // Where it is never open it is due all the same.
  const dueAt = new Date(clock.add(tx.now.getTime(), length) ?? tx.now.getTime() + length);
  return { dueAt, remindAt: reminderAt(dueAt, { minutes: remindMinutes, now: tx.now }) };
}

/** Null when that is past already. */
export function reminderAt(dueAt: Date, { minutes, now }: { minutes: number; now: Date }): Date | null {
  const at = new Date(dueAt.getTime() - minutes * 60_000);
  return minutes === 0 || at <= now ? null : at;
}
