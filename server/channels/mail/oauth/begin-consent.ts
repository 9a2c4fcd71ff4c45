import { createHash } from 'node:crypto';
import * as oauth from 'oauth4webapi';
import { consoleUrl } from '#people';
import { problem, setCookie, sql, type Actor, type App, type Context, type Tx } from '#platform';
import { mailboxOf, type Mailbox } from '../mailbox.ts';
import { tokenPurpose } from './consent.ts';
import { providerOf, type Provider } from './providers.ts';

/** Binds a consent to the browser that began it. */
export const consentCookie = 'throughline_consent';
export const consentPath = '/api/v1/channels/mail/signed-in';
export const consentMinutes = 15;

export function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** The address that the provider sends the browser back to: registered there by whoever makes the application. */
export function redirectAddress(app: App): string {
  return `${consoleUrl(app)}${consentPath}`;
}

type ConsentPage = { provider: Provider; mailbox: Mailbox; redirect: string; state: string; challenge: string };

function consentPage({ provider, mailbox, redirect, state, challenge }: ConsentPage): string {
  const { settings } = mailbox;
  const page = new URL(provider.server.authorization_endpoint);
  const parameters = {
    client_id: settings.application?.clientId ?? '',
    redirect_uri: redirect,
    response_type: 'code',
    scope: provider.scope,
    state,
    code_challenge: challenge,
    code_challenge_method: 'S256',
    login_hint: settings.imap?.user ?? settings.smtp?.user ?? settings.address,
    ...provider.extra,
  };
  for (const [name, value] of Object.entries(parameters)) page.searchParams.set(name, value);
  return page.href;
}

function personOf(actor: Actor): string {
  if (actor.kind === 'agent' && actor.id !== null) return actor.id;
  throw problem('forbidden', { code: 'person', detail: 'Only a person can sign in at a provider, not an API key.' });
}

/** Begins a sign-in at the provider of a mailbox: answers the address of the page where consent is given. */
export async function beginConsent(tx: Tx, id: string, { app, actor, reply }: Context): Promise<{ url: string }> {
  const person = personOf(actor);
  const mailbox = await mailboxOf(tx, app, id);
  const provider = providerOf(mailbox.settings);
  if (!provider)
    throw problem('refused', {
      detail: 'Choose Microsoft or Google and enter the client ID of your application first.',
    });
  const [state, browser, verifier] = [
    oauth.generateRandomState(),
    oauth.generateRandomState(),
    oauth.generateRandomCodeVerifier(),
  ];
  const before = new Date(tx.now.getTime() - consentMinutes * 60_000);
  await tx.run(sql`delete from channels.mailbox_consent_asked
    where workspace = ${tx.workspace} and (asked_at < ${before} or (account = ${id} and person = ${person}))`);
  await tx.run(sql`insert into channels.mailbox_consent_asked (state, browser, account, person, verifier, asked_at)
    values (${hashOf(state)}, ${hashOf(browser)}, ${id}, ${person}, ${app.keyring.seal(tokenPurpose, verifier)}, ${tx.now})`);
  const secure = app.config.publicUrl?.startsWith('https:') === true;
  setCookie(reply, { name: consentCookie, value: browser, maxAge: consentMinutes * 60, path: consentPath, secure });
  const challenge = await oauth.calculatePKCECodeChallenge(verifier);
  return { url: consentPage({ provider, mailbox, redirect: redirectAddress(app), state, challenge }) };
}
