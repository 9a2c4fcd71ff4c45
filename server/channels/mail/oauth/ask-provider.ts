import * as oauth from 'oauth4webapi';
import type { App } from '#platform';
import type { Mailbox } from '../mailbox.ts';
import { providerName } from './consent.ts';
import { providerOf, type Provider } from './providers.ts';
import { lasting, SignInNeeded, wordsOfRefusal } from './sign-in-needed.ts';

const longestAnswer = 20_000;

export type Tokens = { accessToken: string; refreshToken: string | undefined; seconds: number };
export type Applicant = { app: App; mailbox: Mailbox; secret: string | undefined };

type Asking = {
  server: Provider['server'];
  client: oauth.Client;
  auth: oauth.ClientAuth;
  options: oauth.TokenEndpointRequestOptions;
};

function askingFor({ app, mailbox, secret }: Applicant): Asking {
  const provider = providerOf(mailbox.settings);
  const { application } = mailbox.settings;
  if (!provider || application === null) throw new SignInNeeded('The client ID of your application is missing.');
  return {
    server: provider.server,
    client: { client_id: application.clientId },
    auth: secret === undefined ? oauth.None() : oauth.ClientSecretPost(secret),
    options: {
      [oauth.customFetch]: (url, init) => app.world.fetch(url, init as RequestInit),
      signal: () => AbortSignal.timeout(longestAnswer),
    },
  };
}

/** What the provider answered when it did not give tokens, in words: SignInNeeded when asking again is of no use. */
function explained(error: unknown, mailbox: Mailbox): Error {
  const name = providerName(mailbox);
  if (error instanceof SignInNeeded) return error;
  if (error instanceof oauth.ResponseBodyError && lasting.has(error.error))
    return new SignInNeeded(wordsOfRefusal(error.error, name));
  const said = error instanceof Error ? error.message : String(error);
  return new Error(`${name} gave no new token: ${said}`.slice(0, 300));
}

function tokensOf(answer: oauth.TokenEndpointResponse): Tokens {
  // Without a word about its life a token is taken for one of an hour, as all providers give them.
  return { accessToken: answer.access_token, refreshToken: answer.refresh_token, seconds: answer.expires_in ?? 3600 };
}

/** A fresh access token for a refresh token. Throws SignInNeeded when only a person can help. */
export async function refreshed(applicant: Applicant, refreshToken: string): Promise<Tokens> {
  try {
    const { server, client, auth, options } = askingFor(applicant);
    const answer = await oauth.refreshTokenGrantRequest(server, client, auth, refreshToken, options);
    return tokensOf(await oauth.processRefreshTokenResponse(server, client, answer));
  } catch (error) {
    throw explained(error, applicant.mailbox);
  }
}

type Answered = { query: URLSearchParams; state: string; redirect: string; verifier: string };

/** The first tokens, for what the provider's consent page brought back. Throws SignInNeeded with the reason. */
export async function firstTokens(applicant: Applicant, given: Answered): Promise<Tokens> {
  try {
    const { server, client, auth, options } = askingFor(applicant);
    const parameters = oauth.validateAuthResponse(server, client, given.query, given.state);
    const { redirect, verifier } = given;
    const answer = await oauth.authorizationCodeGrantRequest(
      server,
      client,
      auth,
      parameters,
      redirect,
      verifier,
      options,
    );
    return tokensOf(await oauth.processAuthorizationCodeResponse(server, client, answer));
  } catch (error) {
    const code = error instanceof oauth.AuthorizationResponseError ? error.error : undefined;
    const name = providerName(applicant.mailbox);
    throw code === undefined ? explained(error, applicant.mailbox) : new SignInNeeded(wordsOfRefusal(code, name));
  }
}
