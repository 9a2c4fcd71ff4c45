import { ImapFlow } from 'imapflow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMailAccount, listChannels } from '#core/contract/channels.ts';
import { mailboxState } from '#core/contract/mailboxes.ts';
import { plainId } from '#core/contract/codecs.ts';
import { ownerClient } from '#test/client.ts';
import { testCompany, type TestCompany } from '#test/company-app.ts';
import { testDatabase } from '#test/database.ts';
import { dovecot, dovecotIsThere, dovecotPassword, type Dovecot } from '#test/fakes/dovecot.ts';
import { runningOn, serveProduct } from '#test/product.ts';
import { until } from '#test/until.ts';

const leftOut = dovecotIsThere ? '' : ' (left out: no dovecot here; apt-get install dovecot-imapd)';

let server: Dovecot;
let company: TestCompany;

beforeAll(async () => {
  if (!dovecotIsThere) return;
  [server, company] = await Promise.all([dovecot(), testCompany()]);
}, 120_000);
afterAll(() => server?.stop());

/** What another mail program does in the same mailbox. */
async function another(user: string): Promise<ImapFlow> {
  const auth = { user, pass: dovecotPassword };
  const client = new ImapFlow({ host: '127.0.0.1', port: server.port, secure: false, auth, logger: false });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function settings(user: string, folders = ['INBOX']) {
  return {
    address: `${user}@shop.example`,
    senderName: 'Shop',
    incoming: 'imap' as const,
    imap: { host: '127.0.0.1', port: server.port, security: 'none' as const, user, folders, history: 'all' as const },
  };
}

const letter = (name: string, more = '') =>
  `From: ida@customer.example\r\nSubject: ${name}\r\nMessage-ID: <${name}@customer.example>\r\n\r\nLetter ${name}${more}\r\n`;

test.skipIf(!dovecotIsThere)(
  `dovecot: folders, marks of others, a folder made anew and news while it idles${leftOut}`,
  async () => {
    const orders = 'Bestellungen & Größen';
    const other = await another('care');
    await other.mailboxCreate(orders);
    const arrived = new Date(Date.now() - 3_600_000);
    await other.append('INBOX', letter('first'), ['\\Seen'], arrived);
    await other.append(orders, letter('order 1'), [], arrived);
    await other.append(orders, letter('order 2'), [], arrived);
    const { id: wire } = await company.owner.call(createMailAccount, {
      name: 'Care',
      settings: settings('care', ['INBOX', orders]),
      secrets: { imapPassword: dovecotPassword },
    });
    const id = plainId('chn', wire)!;
    const kept = async () => {
      const { rows } = await company.app.owner.query('select subject from channels.raw where account = $1', [id]);
      return rows.map(({ subject }) => String(subject)).toSorted((a, b) => a.localeCompare(b));
    };
    const hold = (names: string[]) =>
      until(async () => (await kept()).join() === names.join(), `${names.join(', ')} are in`, 60);
    await hold(['first', 'order 1', 'order 2']);
    const healthy = async () =>
      (await company.owner.call(listChannels, {})).items.find((each) => each.id === wire)?.health === 'good';
    await until(healthy, 'it has been looked into', 60);

    // Made anew: another UIDVALIDITY, the same mails and one more.
    await other.mailboxDelete(orders);
    await other.mailboxCreate(orders);
    for (const name of ['order 2', 'order 1', 'order 3']) await other.append(orders, letter(name), [], arrived);
    await other.append('INBOX', letter('second'), ['\\Seen']);
    await hold(['first', 'order 1', 'order 2', 'order 3', 'second']);
    const arrivals = await company.app.owner.query(
      'select max(arrivals)::int as most from channels.raw where account = $1',
      [id],
    );
    expect(arrivals.rows[0].most, 'known mails were not fetched again').toBe(1);

    const lock = await other.getMailboxLock('INBOX');
    await other.messageDelete('1:*');
    lock.release();
    await other.append('INBOX', letter('third'));
    await hold(['first', 'order 1', 'order 2', 'order 3', 'second', 'third']);
    await company.app.owner.query('update channels.mailbox_cursor set compared_at = null where account = $1', [id]);
    await other.append('INBOX', letter('fourth'));
    const state = await until(
      async () => {
        const { fetching } = await company.owner.call(mailboxState, { id: wire });
        return fetching?.folders.every(({ comparedAt }) => comparedAt !== null) === true ? fetching : undefined;
      },
      'the folders were compared',
      90,
    );
    expect(state.folders).toMatchObject([
      { name: 'INBOX', onServer: 2, takenIn: 2, trouble: [] },
      { name: orders, onServer: 3, takenIn: 3, trouble: [] },
    ]);
    const seen = await other.status(orders, { unseen: true });
    expect(seen && seen.unseen, 'nothing was marked as read').toBe(3);
    await other.logout();
  },
);

const many = 10_000;

function* manyMails(): Generator<string> {
  const filling = 'All work and no play makes a long letter.\r\n'.repeat(250);
  for (let at = 0; at < many; at++) yield letter(`waiting ${at}`, `\r\n${filling}`);
}

/** Bytes that are in use in the process: the least of several looks, since rubbish lies about between collections. */
function leastOf(samples: number[]): number {
  return Math.min(...samples);
}

test.skipIf(!dovecotIsThere)(
  `dovecot: ${many} waiting mails come in once each, and memory stays flat${leftOut}`,
  { timeout: 2_700_000 },
  async () => {
    server.fill('heap', manyMails());
    const data = await testDatabase();
    const product = await serveProduct({ ...runningOn(data.ownerUrl), SMTP_LISTEN: 'off' });
    const owner = await ownerClient(product.url);
    const { id: wire } = await owner.call(createMailAccount, {
      name: 'Heap',
      settings: settings('heap'),
      secrets: { imapPassword: dovecotPassword },
    });
    const samples: Array<{ mails: number; heap: number }> = [];
    let resident = 0;
    const began = performance.now();
    await until(
      async () => {
        const { rows } = await data.owner.query('select count(*)::int as mails from channels.raw');
        const scraped = await (await fetch(`${product.url}/metrics`)).text();
        const heap = Number(/^throughline_nodejs_heap_size_used_bytes (\S+)/m.exec(scraped)?.[1]);
        const external = Number(/^throughline_nodejs_external_memory_bytes (\S+)/m.exec(scraped)?.[1]);
        samples.push({ mails: rows[0].mails, heap: heap + external });
        const now = Number(/^throughline_process_resident_memory_bytes (\S+)/m.exec(scraped)?.[1]);
        resident = Math.max(resident, now);
        return rows[0].mails >= many;
      },
      'all mails are in',
      2_400,
    );
    const seconds = (performance.now() - began) / 1000;
    const compared = await until(
      async () => {
        const { fetching } = await owner.call(mailboxState, { id: wire });
        return fetching?.folders[0]?.comparedAt == null ? undefined : fetching.folders[0];
      },
      'the folder was compared',
      120,
    );
    expect(compared).toMatchObject({ onServer: many, takenIn: many, trouble: [] });
    const { rows } = await data.owner.query(
      'select count(*)::int as n, count(distinct subject)::int as names from channels.raw',
    );
    expect(rows[0]).toEqual({ n: many, names: many });
    const early = leastOf(
      samples.filter(({ mails }) => mails > many * 0.1 && mails < many * 0.3).map(({ heap }) => heap),
    );
    const late = leastOf(samples.filter(({ mails }) => mails > many * 0.8).map(({ heap }) => heap));
    const grown = (late - early) / 1024 / 1024;
    console.log(
      `10,000 mails of ${(many * 10_900) / 1e6} MB in ${seconds.toFixed(0)} s: ${(early / 2 ** 20).toFixed(0)} MB early, ${(late / 2 ** 20).toFixed(0)} MB late; the process at most ${(resident / 2 ** 20).toFixed(0)} MB`,
    );
    expect(grown, 'megabytes more at the end than near the beginning').toBeLessThan(30);
    await product.end();
  },
);
