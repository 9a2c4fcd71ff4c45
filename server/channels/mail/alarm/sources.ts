import { wireId } from '#core/contract/codecs.ts';
import { sql, type App, type Tx } from '#platform';
import { accountsOf, type Account } from '../../accounts.ts';
import type { Alarm, AlarmSource } from '../../alarms.ts';
import { sendingWatches } from '../health/sending-watch.ts';
import { mailboxFrom, type Mailbox } from '../mailbox.ts';
import { endedConsents } from '../oauth/consent.ts';
import { tellOfSilence } from './silence.ts';
import { isFetched, watches } from './watch.ts';

type Watched = { mailbox: Mailbox; account: Account };

async function mailboxes(tx: Tx, app: App): Promise<Watched[]> {
  const all = (await accountsOf(tx)).filter(({ kind, active }) => kind === 'mail' && active);
  return all.map((account) => ({ account, mailbox: mailboxFrom(tx, app, account) }));
}

function about(kind: string, { id }: Account): Pick<Alarm, 'kind' | 'subject' | 'place'> {
  return { kind, subject: id, place: `/settings/channels/mail/${wireId('chn', id)}` };
}

/** Sentences end once, whatever the server said. */
function because(reason: string | null): string {
  return reason === null || reason === '' ? '' : ` ${reason.replace(/[.\s]*$/, '')}.`;
}

/** Mailboxes without a successful look for longer than their setting allows. Owners and admins get a mail once for each time. */
export const silentMailboxes: AlarmSource = {
  every: '1 minute',
  kinds: ['mailbox.silent'],
  async look(tx, app) {
    const found = await watches(tx);
    const alarms: Alarm[] = [];
    for (const { mailbox, account } of await mailboxes(tx, app)) {
      const watch = found.get(account.id);
      if (!watch || !isFetched(mailbox)) continue;
      if (tx.now.getTime() - watch.since.getTime() <= mailbox.settings.alarmMinutes * 60_000) continue;
      if (watch.alarmAt === null) await tellOfSilence(tx, app, { mailbox, account, watch });
      const sentence = `No mail is coming in from “${account.name}”: it could not be read.${because(account.healthReason)}`;
      alarms.push({ ...about('mailbox.silent', account), sentence, since: watch.since });
    }
    return alarms;
  },
};

const minute = 60_000;
/** What waits is tried at least every five hours; a fault older than that is of nothing that still waits. */
const faultStands = 6 * 60 * minute;
const patience = 15 * minute;

/** Mailboxes whose outgoing server has taken no mail for a quarter of an hour. */
export const failingServers: AlarmSource = {
  every: '1 minute',
  kinds: ['mailbox.sending'],
  async look(tx, app) {
    const found = await sendingWatches(tx);
    return (await mailboxes(tx, app)).flatMap(({ account, mailbox }) => {
      const { failingSince: since = null, failedAt = null, reason = null } = found.get(account.id) ?? {};
      if (mailbox.settings.smtp === null || since === null || failedAt === null) return [];
      const now = tx.now.getTime();
      if (now - since.getTime() < patience || now - failedAt.getTime() > faultStands) return [];
      const sentence = `Nothing goes out from “${account.name}”; it is tried again by itself.${because(reason)}`;
      return [{ ...about('mailbox.sending', account), sentence, since }];
    });
  },
};

/** Mailboxes whose consent a provider has ended: only a person can sign in again. */
export const endedSignIns: AlarmSource = {
  every: '1 minute',
  kinds: ['mailbox.sign-in'],
  async look(tx, app) {
    const ended = await endedConsents(tx);
    return (await mailboxes(tx, app))
      .filter(({ account, mailbox }) => ended.has(account.id) && mailbox.settings.signIn !== 'password')
      .map(({ account }) => ({
        ...about('mailbox.sign-in', account),
        sentence: `“${account.name}” must sign in again.${because(ended.get(account.id) ?? null)}`,
      }));
  },
};

type Missing = { account: string; onServer: number; missing: number; since: Date };

async function missingMails(tx: Tx): Promise<Map<string, Missing>> {
  const rows = await tx.all<Missing>(sql`select account, sum(server_count)::int as on_server,
      sum(server_count - stored_count)::int as missing, min(compared_at) as since
    from channels.mailbox_cursor join channels.account on account.id = mailbox_cursor.account
    where mailbox_cursor.workspace = ${tx.workspace}
      and coalesce(settings->'imap'->'folders', jsonb_build_array(settings->'imap'->>'folder')) ? folder
    group by account having sum(server_count - stored_count) > 0`);
  return new Map(rows.map((row) => [row.account, row]));
}

/** Mails that a server lists and that could not be taken in, however often they were asked for. */
export const missingOnServer: AlarmSource = {
  every: '1 minute',
  kinds: ['mailbox.missing'],
  async look(tx, app) {
    const found = await missingMails(tx);
    return (await mailboxes(tx, app)).flatMap(({ account, mailbox }) => {
      const figures = found.get(account.id);
      if (!figures || !isFetched(mailbox)) return [];
      const { missing, onServer, since } = figures;
      const sentence = `${missing} of ${onServer} mails of “${account.name}” are on the server and could not be taken in.`;
      return [{ ...about('mailbox.missing', account), sentence, count: missing, since }];
    });
  },
};
