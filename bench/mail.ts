import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createMailAccount } from '#core/contract/channels.ts';
import { ownerClient } from '#test/client.ts';
import { fakeDns } from '#test/fakes/dns-server.ts';
import { allUnderstood, type Counts } from './mail/counts.ts';
import { dice } from './mail/dice.ts';
import { desk, mailOf } from './mail/mails.ts';
import { watchMemory } from './mail/memory.ts';
import type { Order, Told } from './mail/postman.ts';
import { percentile, report } from './measure/report.ts';
import { startProduct, type Product } from './measure/product.ts';

const connections = 8;
const kills = 20;
const mostWarm = 300;

/**
 * Mails a second from the socket to the conversation, memory meanwhile, and what is lost or doubled when the server is
 * killed twenty times and PostgreSQL once; against taking the same mails apart and nothing else.
 * `npm run bench mail 2000` takes fewer.
 */
export async function run(): Promise<void> {
  const count = Number(process.argv[3] ?? 10_000);
  const bytes = Array.from({ length: 500 }, (_, at) => mailOf(at).raw.length);
  say('only taking them apart');
  const parsing = await parseOnly(count);
  say(`${Math.round(parsing)} a second; now from the socket to the conversation`);
  const calm = await measure(count, async () => undefined);
  say(`${Math.round(count / calm.seconds)} a second; now with ${kills} kills`);
  const stormy = await measure(count, (product, told) => storm(product, { told, count }));
  const perSecond = count / calm.seconds;
  report({
    bench: 'mail',
    figures: {
      mails: count,
      meanBytes: Math.round(bytes.reduce((sum, each) => sum + each, 0) / bytes.length),
      medianBytes: percentile(bytes, 0.5),
      acknowledgedPerSecond: Math.round(count / calm.acknowledgedSeconds),
      toConversationPerSecond: Math.round(perSecond * 10) / 10,
      shareOfParsingAlone: Math.round((perSecond / parsing) * 1000) / 1000,
      ...prefixed('calm', calm.faults),
      memoryMegabytesAtOneTenth: calm.memory.tenths[0] ?? Number.NaN,
      memoryMegabytesAtHalf: calm.memory.tenths[4] ?? Number.NaN,
      memoryMegabytesAtEnd: calm.memory.tenths[9] ?? Number.NaN,
      memoryMegabytesMost: calm.memory.most,
      kills: stormy.kills,
      postgresKills: stormy.postgresKills,
      carriedAgain: stormy.told.again,
      stormSeconds: Math.round(stormy.seconds),
      ...prefixed('storm', stormy.faults),
    },
    limits: { parsingAlonePerSecond: Math.round(parsing) },
  });
}

const say = (words: string) => process.stderr.write(`${words}\n`);

const prefixed = (name: string, faults: Faults) =>
  Object.fromEntries(Object.entries(faults).map(([key, value]) => [name + key, value]));

interface Faults {
  Lost: number;
  Doubled: number;
  SetAside: number;
  CountsApart: number;
}

/** Each number is a mail of its own: so many must be there, each once, and the product's own count must agree. */
function faultsOf({ raw, doubled, quarantined, taken, again }: Counts, count: number): Faults {
  return { Lost: count - raw, Doubled: doubled, SetAside: quarantined, CountsApart: taken - again - raw };
}

type Trouble = (product: Product, told: Told) => Promise<{ kills: number; postgresKills: number } | undefined>;

async function measure(count: number, trouble: Trouble) {
  const warm = Math.min(mostWarm, Math.ceil(count / 10));
  const dns = await fakeDns({});
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const product = await startProduct({
    SMTP_LISTEN: 'on',
    SMTP_LISTEN_PORT: String(port),
    DNS_SERVERS: dns.address,
    LOG_LEVEL: 'fatal',
  });
  try {
    const owner = await ownerClient(product.url);
    await owner.call(createMailAccount, { name: 'Desk', settings: { address: desk, senderName: 'Shop' } });
    await carry({ port, from: count, count: warm, connections }, newTold()).done;
    await allUnderstood(product.ownerUrl, warm);
    const memory = watchMemory(product.processId);
    const told = newTold();
    const began = performance.now();
    const carrying = carry({ port, from: 0, count, connections }, told);
    const [killed] = await Promise.all([trouble(product, told), carrying.done]);
    const acknowledgedSeconds = (performance.now() - began) / 1000;
    const counts = await allUnderstood(product.ownerUrl, count + warm);
    const seconds = (performance.now() - began) / 1000;
    const faults = faultsOf(counts, count + warm);
    return {
      acknowledgedSeconds,
      seconds,
      faults,
      told,
      memory: memory.stop(),
      ...(killed ?? { kills: 0, postgresKills: 0 }),
    };
  } finally {
    await product.stop();
  }
}

const newTold = (): Told => ({ acknowledged: 0, again: 0 });

function carry(order: Order, told: Told): { done: Promise<void> } {
  const child = fork(join(import.meta.dirname, 'mail/postman.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  child.on('message', (now) => Object.assign(told, now));
  const done = new Promise<void>((resolve, reject) =>
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the postman stopped with ${code}`)))),
  );
  child.send(order);
  return { done };
}

/** Kills the server again and again while mail comes in, at moments nobody chose, and PostgreSQL in the middle. */
async function storm(product: Product, { told, count }: { told: Told; count: number }) {
  const roll = dice(Date.now());
  const step = (count * 0.9) / kills;
  for (let turn = 0; turn < kills; turn++) {
    const from = turn * step + roll() * step * 0.5;
    while (told.acknowledged < Math.min(from, count - 1)) await sleep(20);
    await sleep(roll() * 300);
    if (turn === kills / 2) {
      product.killPostgres();
      await sleep(500);
    }
    await product.kill();
  }
  return { kills, postgresKills: 1 };
}

async function parseOnly(count: number): Promise<number> {
  const child = fork(join(import.meta.dirname, 'mail/parse-only.ts'), [String(count)], {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  });
  const { perSecond } = await new Promise<{ perSecond: number }>((resolve, reject) => {
    child.once('message', (told) => resolve(told as { perSecond: number }));
    child.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`parsing stopped with ${code}`))));
  });
  return perSecond;
}
