import { calendarFor, type Hours, type HoursSubject } from '#people';
import type { Tx } from '#platform';
import { accountOf, accountsOf, type Account } from './accounts.ts';
import { threadOf, threadsOf } from './threads.ts';

/** Whose it is beside the channel: what the desk and the customers know. */
export type Whose = Pick<HoursSubject, 'tier' | 'team'>;

/** The opening hours that hold for a channel account, and what kind of one it is. Throws not-found. */
export async function hoursOfAccount(tx: Tx, id: string, whose: Whose = {}): Promise<Hours & Pick<Account, 'kind'>> {
  const { kind, tradingName } = await accountOf(tx, id);
  return { kind, ...(await calendarFor(tx, { ...whose, channel: id, tradingName })) };
}

/** The opening hours that hold for a thread: those of the channel it came by, else the company's. */
export async function hoursOfThread(tx: Tx, thread: string, whose: Whose = {}): Promise<Hours> {
  const { account } = await threadOf(tx, thread);
  return account === null ? await calendarFor(tx, whose) : await hoursOfAccount(tx, account, whose);
}

/** The same of many threads, each combination looked up once; a thread that is not there has none. */
export async function hoursOfThreads(tx: Tx, threads: ReadonlyMap<string, Whose>): Promise<Map<string, Hours>> {
  const usual = await calendarFor(tx, {});
  if (usual.calendar === null) return new Map([...threads.keys()].map((id) => [id, usual]));
  const names = new Map((await accountsOf(tx)).map(({ id, tradingName }) => [id, tradingName]));
  const known = new Map<string, Hours>();
  const hours = new Map<string, Hours>();
  for (const { id, account: channel } of await threadsOf(tx, [...threads.keys()])) {
    const whose = threads.get(id) ?? {};
    const key = JSON.stringify([whose.tier, whose.team, channel]);
    const subject = channel === null ? whose : { ...whose, channel, tradingName: names.get(channel) ?? null };
    const held = known.get(key) ?? (await calendarFor(tx, subject));
    known.set(key, held);
    hours.set(id, held);
  }
  return hours;
}
