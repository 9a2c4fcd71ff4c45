import { domainOf } from '#core/channels/domain-of.ts';
import type { App, Delivery } from '#platform';
import { noteSending, type Outcome } from '../health/sending-watch.ts';
import type { Mailbox } from '../mailbox.ts';
import { tokenSource } from '../oauth/access-token.ts';
import { submitMail, type Mail, type SmtpTarget, type Submission } from './smtp-out.ts';

/** Where a mailbox hands its mail in. */
function smtpTarget(app: App, mailbox: Mailbox): SmtpTarget | undefined {
  const { smtp, address } = mailbox.settings;
  if (smtp === null) return undefined;
  return {
    smtp,
    password: mailbox.smtpPassword,
    tokens: tokenSource(app, mailbox),
    privateHosts: app.config.privateMailHosts,
    name: domainOf(address),
  };
}

export type HandedIn = Pick<Submission, 'delivery' | 'refused'>;

/** Hands a mail to the server of a mailbox, and notes how that server is. */
export async function handIn(app: App, mailbox: Mailbox, mail: Mail): Promise<HandedIn> {
  const target = smtpTarget(app, mailbox);
  if (!target) return { delivery: { held: 3600, reason: 'The outgoing server was removed.' } };
  const { delivery, fault, refused } = await submitMail(target, mail);
  const outcome = outcomeOf(delivery, fault);
  if (outcome !== undefined) await noteSending(app, mailbox, outcome);
  return { delivery, ...(refused === undefined ? {} : { refused }) };
}

function outcomeOf(delivery: Delivery, fault: Submission['fault']): Outcome | undefined {
  if (fault === undefined) return undefined;
  if (fault !== null) return { fault };
  return 'delivered' in delivery ? 'taken' : 'refused';
}
