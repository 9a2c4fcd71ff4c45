import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { plainId } from '#core/contract/codecs.ts';
import { createCalendar } from '#core/contract/hours.ts';
import { whoAmI } from '#core/contract/session.ts';
import { createTeam } from '#core/contract/teams.ts';
import { ownerClient, type Client } from '#test/client.ts';
import { until } from '#test/until.ts';
import { startProduct, type Product } from '../measure/product.ts';
import { fillAnalytics, fillTimes, type Filling } from './fill.ts';
import { clockOf, weeks, zone } from './rows.ts';

/** What a folder says of itself: who is signed in, what is in it, and with what it was made. */
export interface Note {
  cookie: string;
  rows: { times: number; interactions: number };
  filling: Omit<Filling, 'clocks'>;
}

export interface Place extends Note {
  product: Product;
}

const agentCount = 40;

/** A company with teams, hours and so many conversations, or the one that the folder holds already. */
export async function place(size: { count: number; days: number }, folder: string): Promise<Place> {
  const note = join(folder, 'service.json');
  if (existsSync(note)) {
    const kept = JSON.parse(readFileSync(note, 'utf8')) as Note;
    return { product: await startProduct({}, folder), ...kept };
  }
  const empty = await startProduct({}, folder);
  const owner = await ownerClient(empty.url);
  const { clocks, ...made } = await company(owner, empty.ownerUrl);
  const filling = { ...size, ...made, now: Date.now() };
  const times = await fillTimes(empty.ownerUrl, { ...filling, clocks });
  await empty.stop();
  const interactions = await fillAnalytics(folder, filling);
  const kept: Note = { cookie: owner.cookie(), rows: { times, interactions }, filling };
  writeFileSync(note, JSON.stringify(kept));
  return { product: await startProduct({}, folder), ...kept };
}

/** Two kinds of opening hours and four queues, one of them in no team; who answers need not sign in. */
async function company(owner: Client, ownerUrl: string): Promise<Pick<Filling, 'workspace' | 'staff' | 'clocks'>> {
  const { session } = await owner.call(whoAmI, {});
  const teams: string[] = [];
  for (const name of ['Orders', 'Returns', 'Nights']) teams.push((await owner.call(createTeam, { name })).id);
  const hours = (name: string, week: typeof weeks.office, of: string[]) =>
    owner.call(createCalendar, { name, zone, week, teams: of });
  const office = plainId('cal', (await hours('Office', weeks.office, [])).id)!;
  const nights = plainId('cal', (await hours('Nights', weeks.nights, [teams[2]!])).id)!;
  await measured(ownerUrl);
  const [orders, returns, night] = teams.map((id) => plainId('tem', id)!);
  return {
    workspace: plainId('wsp', session!.workspace!.id)!,
    staff: {
      agents: Array.from({ length: agentCount }, () => crypto.randomUUID()),
      teams: [null, orders!, returns!].map((id) => ({ id, calendar: office })).concat({ id: night!, calendar: nights }),
    },
    clocks: new Map([
      [office, clockOf('office')],
      [nights, clockOf('nights')],
    ]),
  };
}

/** Until the product has nothing of before left to tell, by the hours that hold now. */
async function measured(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query('delete from insight.measuring');
  const told = async () => (await client.query('select 1 from insight.measuring where walk is null')).rowCount === 1;
  await until(told, 'nothing is left to tell', 60);
  await client.end();
}
