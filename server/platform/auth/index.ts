export { openAuth, passwordHash, type Auth, type AuthSession, type AuthUser } from './auth.ts';
export { readToken } from './json-web-token.ts';
