import { problem } from '#core/contract/problems.ts';
import type { OpenContext } from '#platform';

/** The person behind a request; API keys have no password and no sessions. */
export function signedInUser({ actor }: OpenContext): { id: string; name: string } {
  if (actor?.kind === 'agent' && actor.id !== null) return { id: actor.id, name: actor.name };
  throw problem('forbidden', { code: 'person', detail: 'Only a person who is signed in may do this, not an API key.' });
}
