import { fieldsBeside, sentAs, subjectOf, textOf } from '#core/channels/form/submission.ts';
import { sql, type App, type Tx } from '#platform';
import { freeUploads } from '../held-uploads.ts';
import type { Outcome } from '../mail/outcome.ts';
import type { Raw } from '../raw.ts';
import { receiveMessage, type Received } from '../receive.ts';
import { addParticipant } from '../threads.ts';
import { keptSubmission, type KeptSubmission } from './kept-submission.ts';
import { confirm } from './confirm.ts';
import { keepFormConsents } from './form-consents.ts';

async function keepFields(tx: Tx, { message }: Received, { address, kept }: { address: string; kept: KeptSubmission }) {
  const { form, language, fields, page, suspicion } = kept;
  await tx.run(sql`insert into channels.submission (message, form, language, fields, page, address, suspicion, at)
    values (${message}, ${form.name}, ${language}, ${JSON.stringify(fieldsBeside(fields))}::jsonb, ${page}, ${address},
      ${suspicion}, ${tx.now}) on conflict (message) do nothing`);
}

/** Makes a conversation of a submission, in the caller's transaction. Whose address it is is claimed, never proven. */
export async function receiveForm(tx: Tx, app: App, { raw, bytes }: { raw: Raw; bytes: Buffer }): Promise<Outcome> {
  const kept = keptSubmission.parse(JSON.parse(bytes.toString()));
  const { fields, uploads, by, form, suspicion } = kept;
  const address = (sentAs(fields, 'email') ?? '').toLowerCase();
  const name = sentAs(fields, 'name');
  if (uploads.length > 0) await freeUploads(tx, raw.id, by);
  const received = await receiveMessage(tx, app, {
    account: raw.account,
    channel: 'form',
    claims: [{ kind: 'email', value: address, strength: 'claimed' }],
    name,
    address,
    subject: subjectOf(fields, form.title),
    text: textOf(fields),
    uploads: { ids: uploads, by },
    suspicion: suspicion ?? undefined,
    clientId: raw.id,
    raw: raw.id,
  });
  await addParticipant(tx, received.thread, { address, name });
  await keepFields(tx, received, { address, kept });
  if (suspicion === null && !received.duplicate) await keepFormConsents(tx, received.customer, kept);
  if (kept.proven && suspicion === null && raw.account !== null)
    await confirm(tx, app, { received, address, account: raw.account, kept });
  const { message, customer } = received;
  return { state: 'understood', message, customer };
}
