import type { Finding } from '#core/channels/domain-check.ts';
import { domainOf } from '#core/channels/domain-of.ts';
import { audit } from '#people';
import { problem, sendWaitingNow, sql, type Actor, type App, type Tx } from '#platform';
import { accountsOf } from '../../accounts.ts';
import { mailboxFrom, type Mailbox } from '../mailbox.ts';
import { sendersOf } from '../out/sender-of.ts';
import { testMails } from '../out/test-mail.ts';

/** A domain that our mail says to be from, and the servers it is handed to. */
export type SendingDomain = { domain: string; hosts: string[] };

async function mailboxes(tx: Tx, app: App): Promise<Mailbox[]> {
  const accounts = (await accountsOf(tx)).filter(({ kind, active }) => kind === 'mail' && active);
  return accounts.map((account) => mailboxFrom(tx, app, account));
}

/** The domains of all that the workspace's mailboxes write as. */
export async function sendingDomains(tx: Tx, app: App): Promise<SendingDomain[]> {
  const found = new Map<string, Set<string>>();
  for (const mailbox of await mailboxes(tx, app)) {
    for (const { address } of await sendersOf(tx, mailbox)) {
      const hosts = found.get(domainOf(address)) ?? new Set<string>();
      if (mailbox.settings.smtp !== null) hosts.add(mailbox.settings.smtp.host);
      found.set(domainOf(address), hosts);
    }
  }
  return [...found].map(([domain, hosts]) => ({ domain, hosts: [...hosts] }));
}

type Row = { domain: string; signs: boolean; findings: Finding[] | null; checkedAt: Date | null };
type Limits = { perMinute: number | null; perHour: number | null };

/** What goes out: by which mailboxes and how fast, from which domains and how far these are trusted. */
export async function readSending(tx: Tx, app: App) {
  const limits = new Map(
    (
      await tx.all<Limits & { id: string }>(
        sql`select id, per_minute, per_hour from channels.account where kind = 'mail'`,
      )
    ).map(({ id, ...each }) => [id, each]),
  );
  const rows = new Map(
    (await tx.all<Row>(sql`select domain, signs, findings, checked_at from channels.sending_domain`)).map((row) => [
      row.domain,
      row,
    ]),
  );
  const tests = await testMails(tx);
  const items = (await mailboxes(tx, app)).map(({ id, settings }) => ({
    id,
    name: settings.senderName,
    address: settings.address,
    addresses: [settings.address, ...settings.aliases],
    sends: settings.smtp !== null,
    ...(limits.get(id) ?? { perMinute: null, perHour: null }),
    test: tests.get(id) ?? null,
  }));
  const domains = (await sendingDomains(tx, app)).map(({ domain }) => {
    const { signs = false, findings = null, checkedAt = null } = rows.get(domain) ?? {};
    return { domain, signs, findings, checkedAt };
  });
  return { mailboxes: items, domains };
}

/** Sets how many mails a mailbox may send; what waits for the old limit goes on by the new one. */
export async function limitMailbox(
  tx: Tx,
  { id, perMinute, perHour }: Limits & { id: string },
  actor: Actor,
): Promise<Limits> {
  const changed = await tx.run(sql`update channels.account set per_minute = ${perMinute}, per_hour = ${perHour}
    where id = ${id} and kind = 'mail'`);
  if (changed === 0) throw problem('not-found', { detail: 'No such mailbox.' });
  await audit(tx, actor, { action: 'channel.limit', subject: id, detail: { perMinute, perHour } });
  await sendWaitingNow(tx, ['mail']);
  return { perMinute, perHour };
}
