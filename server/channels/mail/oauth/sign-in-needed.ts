/** Only a person can mend it, by signing in at the provider; the sentence says so. */
export class SignInNeeded extends Error {}

/** Nobody has signed in yet: the mailbox is not failing, it is not connected. */
export class NotSignedIn extends SignInNeeded {}

/** What the provider's own code of an error (RFC 6749, 5.2) means for the person who connects a mailbox. */
export function wordsOfRefusal(code: string, provider: string): string {
  switch (code) {
    case 'invalid_client':
    case 'unauthorized_client':
      return `${provider} does not accept the client ID with this secret: secrets expire. Enter a new one under Sign in.`;
    case 'access_denied':
    case 'consent_required':
      return `The consent was refused at ${provider}. Sign in again.`;
    case 'invalid_scope':
      return `The application at ${provider} may not read and send mail: give it these rights there, then sign in again.`;
    default:
      return `${provider} ended the consent. Sign in again.`;
  }
}

/** Codes after which asking again brings nothing before somebody has done something. */
export const lasting = new Set([
  'invalid_grant',
  'invalid_client',
  'unauthorized_client',
  'access_denied',
  'consent_required',
  'interaction_required',
  'login_required',
  'invalid_scope',
]);
