import { siteIdentity } from '#core/customers/site-identity.ts';
import { problem, readToken } from '#platform';

/** Who a site says its visitor is, once the signature was checked. */
export interface ProvenIdentity {
  userId: string;
  email: string | undefined;
  phone: string | undefined;
  name: string | undefined;
}

const longestLife = 86_400;
const clockSkew = 60;

function refuse(detail: string) {
  return problem('forbidden', { code: 'identity', detail });
}

/**
 * Reads a token that the site signed with the identity secret (JWT, HS256; RFC 7519): `sub` is its user id, `exp` is
 * needed and at most a day away, `email`, `phone` and `name` may follow. Throws `forbidden` with the reason.
 */
export function readIdentity(token: string, secret: string, now: Date): ProvenIdentity {
  const read = readToken(token, secret);
  if ('wrong' in read)
    throw refuse(
      read.wrong === 'form'
        ? 'The identity must be a JSON Web Token signed with HS256.'
        : 'The identity was not signed with the secret of this chat box.',
    );
  const identity = siteIdentity.safeParse(read.says);
  if (!identity.success) throw refuse('The identity needs sub (the user id) and exp; e-mail must be an address.');
  const { sub, email, email_verified: verified, phone, name } = identity.data;
  refuseWrongTimes(identity.data, now);
  return { userId: String(sub), email: verified === false ? undefined : email, phone, name };
}

function refuseWrongTimes({ exp, nbf }: { exp: number; nbf?: number | undefined }, now: Date): void {
  const seconds = now.getTime() / 1000;
  if (exp <= seconds) throw refuse('The identity has expired: sign a new one for each page.');
  if (exp > seconds + longestLife + clockSkew) throw refuse('The identity must expire within a day.');
  if (nbf !== undefined && nbf > seconds + clockSkew) throw refuse('The identity is not valid yet.');
}
