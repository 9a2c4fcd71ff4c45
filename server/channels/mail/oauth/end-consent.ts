import type { FastifyReply, FastifyRequest } from 'fastify';
import { wireId } from '#core/contract/codecs.ts';
import { audit } from '#people';
import { actorOf, bindRaw, cookiesOf, html, pageHeaders, sendWaitingNow, sql, type Actor, type App } from '#platform';
import { forgetSending } from '../health/sending-watch.ts';
import { mailboxesChanged } from '../imap/mailboxes.ts';
import { firstTokens, type Applicant, type Tokens } from './ask-provider.ts';
import { consentCookie, consentMinutes, consentPath, hashOf, redirectAddress } from './begin-consent.ts';
import { applicationOf, providerName, tokenPurpose } from './consent.ts';
import { bindingOf } from './providers.ts';
import { SignInNeeded } from './sign-in-needed.ts';

type Asked = { account: string; verifier: string };

/** What was begun by this person in this browser with this state: once. */
async function takeAsked(
  app: App,
  actor: Actor,
  given: { state: string; browser: string },
): Promise<Asked | undefined> {
  return await app.database.inWorkspace(actor.workspace, (tx) =>
    tx.maybe<Asked>(sql`delete from channels.mailbox_consent_asked
      where state = ${hashOf(given.state)} and browser = ${hashOf(given.browser)} and person = ${actor.id}
        and asked_at > ${new Date(tx.now.getTime() - consentMinutes * 60_000)}
      returning account, verifier`),
  );
}

type Done = { applicant: Applicant; account: string; actor: Actor };

async function keepConsent(app: App, { applicant, account, actor }: Done, tokens: Tokens): Promise<void> {
  const name = providerName(applicant.mailbox);
  if (tokens.refreshToken === undefined)
    throw new SignInNeeded(`${name} gave a consent for an hour only. Allow offline access there, then sign in again.`);
  const seal = (token: string) => app.keyring.seal(tokenPurpose, token);
  const [refresh, access] = [seal(tokens.refreshToken), seal(tokens.accessToken)];
  await app.database.inWorkspace(actor.workspace, async (tx) => {
    await tx.run(sql`insert into channels.mailbox_consent
        (account, binding, refresh_token, access_token, expires_at, given_at, given_by)
      values (${account}, ${bindingOf(applicant.mailbox.settings)}, ${refresh}, ${access},
        ${new Date(tx.now.getTime() + tokens.seconds * 1000)}, ${tx.now}, ${actor.name})
      on conflict (account) do update set binding = excluded.binding, refresh_token = excluded.refresh_token,
        access_token = excluded.access_token, expires_at = excluded.expires_at, given_at = excluded.given_at,
        given_by = excluded.given_by, lease = null, leased_until = null, failed_at = null, failure = null`);
    // Whoever watches the mailbox begins anew with it.
    await tx.run(sql`update channels.account set version = version + 1, health = 'unknown', health_reason = null,
      health_at = null, updated_at = ${tx.now} where id = ${account}`);
    await forgetSending(tx, account);
    await audit(tx, actor, { action: 'channel.sign-in', subject: account, detail: { provider: name } });
    mailboxesChanged(tx, app);
    await sendWaitingNow(tx, ['mail', 'mail-notice']);
  });
}

/** What went wrong is shown on the mailbox's page; a consent that works stays as it is. */
async function keepFailure(app: App, { applicant, account, actor }: Done, reason: string): Promise<void> {
  await app.database.inWorkspace(actor.workspace, (tx) =>
    tx.run(sql`insert into channels.mailbox_consent (account, binding, given_at, failed_at, failure)
      values (${account}, ${bindingOf(applicant.mailbox.settings)}, ${tx.now}, ${tx.now}, ${reason})
      on conflict (account) do update set failure = excluded.failure`),
  );
}

async function finish(app: App, done: Done, answer: Parameters<typeof firstTokens>[1]): Promise<void> {
  try {
    await keepConsent(app, done, await firstTokens(done.applicant, answer));
  } catch (error) {
    app.log.warn({ account: done.account, reason: String(error) }, 'a sign-in at a provider failed');
    if (!(error instanceof Error)) throw error;
    await keepFailure(app, done, error.message);
  }
}

function tooLate(reply: FastifyReply): string {
  pageHeaders(reply);
  reply.code(400);
  return html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <title>Sign in again · Throughline</title>
      <h1>This sign-in cannot be used any more</h1>
      <p>It is too old, was used already, or was begun in another browser.</p>
      <p><a href="/settings/channels">Go back to Channels</a> and begin again at the mailbox.</p>
    </html>`.html;
}

async function endConsent(app: App, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  const actor = actorOf(request);
  const query = new URL(request.url, 'http://here').searchParams;
  const state = query.get('state') ?? '';
  const browser = cookiesOf(request).get(consentCookie) ?? '';
  const asked = await takeAsked(app, actor, { state, browser });
  if (!asked) return tooLate(reply);
  // Our own application asked this one provider: who issued the answer is known by the state, not by a claim in it.
  query.delete('iss');
  const { account } = asked;
  const application = await app.database.inWorkspace(actor.workspace, (tx) => applicationOf(tx, app, account));
  const verifier = app.keyring.open(tokenPurpose, asked.verifier);
  const done = { applicant: { app, ...application }, account, actor };
  await finish(app, done, { query, state, redirect: redirectAddress(app), verifier });
  return reply.redirect(`/settings/channels/mail/${wireId('chn', account)}`);
}

/** Where the provider sends the browser back to. */
export const endConsentRoute = bindRaw({
  method: 'GET',
  path: consentPath,
  permission: 'channel.manage',
  limit: { perMinute: 30, burst: 20 },
  handle: endConsent,
});
