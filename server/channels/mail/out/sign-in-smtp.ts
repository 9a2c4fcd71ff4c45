import type SMTPConnection from 'nodemailer/lib/smtp-connection';
import XOAuth2 from 'nodemailer/lib/xoauth2';
import type { TokenSource } from '../oauth/access-token.ts';
import { smtpStep } from './smtp-step.ts';

type Login = Parameters<SMTPConnection['login']>[0];
type Who = { user: string; password: string | undefined; tokens: TokenSource | undefined };

async function login(connection: SMTPConnection, by: Login): Promise<void> {
  await smtpStep(connection, (done) => connection.login(by, (error) => done(error)));
}

/** Signs in at an outgoing server by password, or by a token of the provider (XOAUTH2). Throws with the server's own words. */
export async function signInSmtp(connection: SMTPConnection, { user, password, tokens }: Who): Promise<void> {
  if (!tokens) return await login(connection, { user, pass: password ?? '' });
  const accessToken = await tokens.get();
  try {
    await login(connection, { user, oauth2: new XOAuth2({ user, accessToken }) });
  } catch (error) {
    if ((error as { responseCode?: number }).responseCode === 535) await tokens.refuse(accessToken);
    throw error;
  }
}
