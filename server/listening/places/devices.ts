import { sql, type Tx } from '#platform';

/** More than these nobody has behind one address; those that were not seen for longest go. */
const most = 50;

interface Shown {
  place: string;
  key: string;
  waiting: number;
}

/** Notes that a device is there and how many answers wait on it. */
export async function noteDevice(tx: Tx, { place, key, waiting }: Shown): Promise<void> {
  // One after the other: each has a number of its own.
  await tx.run(sql`select 1 from listening.place where id = ${place} for update`);
  await tx.run(sql`insert into listening.device (place, key, number, seen_at, waiting)
    select ${place}, ${key}, coalesce(max(number), 0) + 1, ${tx.now}, ${waiting} from listening.device where place = ${place}
    on conflict (place, key) do update set seen_at = excluded.seen_at, waiting = excluded.waiting`);
  await tx.run(sql`delete from listening.device where place = ${place} and key in (
    select key from listening.device where place = ${place} order by seen_at desc, number desc offset ${most})`);
}

interface Device {
  number: number;
  seenAt: Date;
  waiting: number;
  responses: number;
}

/** The devices of a place, the one seen last first. */
export async function devicesOf(tx: Tx, place: string): Promise<Device[]> {
  return tx.all(sql<Device>`select number, seen_at, waiting, (select count(*)::int from listening.response
      where response.place = device.place and response.device = device.key and state = 'complete') as responses
    from listening.device where place = ${place} order by seen_at desc, number`);
}
