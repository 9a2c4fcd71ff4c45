import { isRefusal } from './both/refusal.ts';
import type { Sessions } from './session.ts';
import type { Wire } from './wire.ts';

/** Asks with the visitor's token; when that is over, once more with a new visit. */
export async function withToken<T>(sessions: Sessions, ask: (token: string) => Promise<T>): Promise<T> {
  const token = await sessions.token();
  try {
    return await ask(token);
  } catch (error) {
    if (!isRefusal(error) || error.status !== 401) throw error;
    sessions.drop(token);
    return await ask(await sessions.token());
  }
}

export type Post = <T>(path: string, body: unknown) => Promise<T>;

/** Posts to an address of the chat in the visitor's name. */
export function postTo(wire: Wire, sessions: Sessions): Post {
  return async <T>(path: string, body: unknown) =>
    await withToken(sessions, (token) => wire.call<T>(`/api/v1/chat/${path}`, { token, body }));
}
