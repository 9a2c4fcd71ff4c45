import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { checkValues, type Checked, type Fault } from '#core/channels/form/check-values.ts';
import { formLimits } from '#core/channels/form/fields.ts';
import type { Given } from '#core/channels/form/shown-fields.ts';
import { agreedBy, sentAs, sentFields, subjectOf, titleOf, type SentField } from '#core/channels/form/submission.ts';
import { problem, sql, type App, type Tx } from '#platform';
import { holdUploads } from '../held-uploads.ts';
import { askToUnderstand, understandMail } from '../mail/understand.ts';
import { plainLine } from '#core/channels/plain-line.ts';
import { keepRaw } from '../raw.ts';
import type { OpenForm } from './form-account.ts';
import type { KeptSubmission } from './kept-submission.ts';

export interface Sent {
  language: ChatLanguage;
  given: Given;
  /** Of the challenge, or of the page where nothing was worked out: good once. */
  id: string;
  visit: string;
  proven: boolean;
  suspicion: string | null;
  page: string;
  network: string;
}

/** What is wrong with what was given; empty: it can be accepted. */
export function faultsOf(form: OpenForm, given: Given): Fault[] {
  const { values, faults } = checkValues(form.settings.fields, given);
  const files = filesIn(form, values).length;
  const [last] = form.settings.fields.filter(({ kind }) => kind === 'file').slice(-1);
  if (last === undefined || files <= formLimits.files) return faults;
  return [...faults, { field: last.key, code: 'tooManyFiles', limit: formLimits.files }];
}

function filesIn({ settings }: OpenForm, values: Checked['values']): string[] {
  const keys = settings.fields.filter(({ kind }) => kind === 'file').map(({ key }) => key);
  return keys.flatMap((key) => {
    const value = values.get(key);
    return Array.isArray(value) ? value : [];
  });
}

/** Whose files a visit's are. */
export function uploader(visit: string): string {
  return `form:${visit}`;
}

function keptFrom(form: OpenForm, sent: Sent): KeptSubmission {
  const { settings, name } = form;
  const { values } = checkValues(settings.fields, sent.given);
  const fallback = settings.language;
  return {
    form: { name, title: titleOf(settings, sent.language) },
    language: sent.language,
    fields: sentFields(settings, values, { language: fallback, fallback }),
    told: sentFields(settings, values, { language: sent.language, fallback }),
    consents: agreedBy(settings, values, { language: sent.language, fallback }),
    uploads: filesIn(form, values),
    by: uploader(sent.visit),
    proven: sent.proven,
    suspicion: sent.suspicion,
    page: plainLine(sent.page).slice(0, 500),
  };
}

/** Whoever presses twice at once takes turns: the second finds the first. */
async function usedFor(tx: Tx, id: string, digest: string): Promise<string | undefined> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtext('channels.form_proof'), hashtext(${id}))`);
  const used = await tx.maybe<{ raw: string; digest: string }>(
    sql`select raw, digest from channels.form_proof where id = ${id}`,
  );
  if (used === undefined) return undefined;
  if (used.digest === digest) return used.raw;
  throw problem('refused', { code: 'proof', detail: 'This proof of work was used already: ask for a new one.' });
}

function senderOf(fields: readonly SentField[]): string {
  return (sentAs(fields, 'email') ?? '').toLowerCase();
}

/** Keeps the bytes first, then the row, and asks that it be understood: from there nothing of it can be lost. */
async function keep(tx: Tx, app: App, { form, sent }: { form: OpenForm; sent: Sent }): Promise<string> {
  const kept = keptFrom(form, sent);
  const text = JSON.stringify(kept);
  const digest = app.keyring.sign('form.digest', text);
  const there = await usedFor(tx, sent.id, digest);
  if (there !== undefined) return there;
  const { id: raw } = await keepRaw(tx, app, {
    account: form.id,
    kind: 'form',
    // The same words sent twice by two visits are two submissions.
    bytes: Buffer.from(JSON.stringify({ ...kept, id: sent.id })),
    envelope: { from: senderOf(kept.fields), by: sent.network },
    sender: senderOf(kept.fields),
    subject: subjectOf(kept.fields, kept.form.title),
  });
  await tx.run(sql`insert into channels.form_proof (id, account, digest, raw, at)
    values (${sent.id}, ${form.id}, ${digest}, ${raw}, ${tx.now})`);
  if (kept.uploads.length > 0) await holdUploads(tx, { held: raw, uploads: kept.uploads, by: kept.by });
  await askToUnderstand(tx, raw);
  return raw;
}

async function numberOf(app: App, workspace: string, raw: string): Promise<number | null> {
  const found = await app.database.inWorkspace(workspace, (tx) =>
    tx.maybe<{ number: number }>(sql`select thread.number::float8 as number from channels.raw
      join channels.message on message.id = raw.message join channels.thread on thread.id = message.thread
      where raw.id = ${raw}`),
  );
  return found?.number ?? null;
}

/**
 * Takes in a submission without faults: kept, then understood. The same `id` with the same words again is the same submission, with
 * others it throws `refused`. The number is null when it is kept and cannot be understood at once.
 */
export async function acceptSubmission(app: App, form: OpenForm, sent: Sent): Promise<{ number: number | null }> {
  const { workspace } = form;
  const raw = await app.database.inWorkspace(workspace, (tx) => keep(tx, app, { form, sent }));
  await understandMail(app, { workspace, raw }).catch((error: unknown) => {
    app.log.warn({ raw, reason: String(error) }, 'a form waits to be understood');
  });
  return { number: await numberOf(app, workspace, raw) };
}
