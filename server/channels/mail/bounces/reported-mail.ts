import { sameSubject } from '#core/channels/threading/subject.ts';
import { sql, type Keyring, type Tx } from '#platform';
import type { Report } from './report.ts';
import { ownMessages } from '../threading/own-mail-id.ts';

/** Days after which a report that quotes no id of ours is not taken for one of our mails any more. */
const days = 5;

type Candidate = { id: string; subject: string };

/** The only mail to one of these addresses of the last days; of several the only one with that subject. */
async function onlyMailTo(tx: Tx, { fates, subject }: Report): Promise<string | undefined> {
  const addresses = fates.flatMap(({ address }) => (address === null ? [] : [address]));
  if (addresses.length === 0) return undefined;
  const since = new Date(tx.now.getTime() - days * 86_400_000);
  const sent = await tx.all<Candidate>(sql`select id, subject from channels.message
    where workspace = ${tx.workspace} and direction = 'out' and channel = 'mail' and at > ${since}
      and (address = any(${addresses}::text[]) or id = any(array(select message from channels.recipient
        where workspace = ${tx.workspace} and address = any(${addresses}::text[])))) and state in ('sent', 'delivered', 'uncertain') limit 20`);
  if (sent.length === 1) return sent[0]!.id;
  const same = sent.filter((each) => subject !== null && sameSubject(each.subject, subject));
  return same.length === 1 ? same[0]!.id : undefined;
}

/** The mail of ours that a report is about; `sure` when the report quotes an id that only whoever got the mail knows. */
export async function reportedMail(
  tx: Tx,
  keyring: Keyring,
  report: Report,
): Promise<{ message: string; sure: boolean } | undefined> {
  const [message] = await ownMessages(tx, keyring, report.quoted);
  if (message !== undefined) return { message, sure: true };
  const guessed = report.kind === 'delivery' ? await onlyMailTo(tx, report) : undefined;
  return guessed === undefined ? undefined : { message: guessed, sure: false };
}
