import { Problem } from '#platform';

/** Why an answer is kept back once the customer wrote. */
export const movedOn = 'The customer wrote before it went out.';

const attemptsAtMost = 6;

/** When something that waits is tried again after a failure: what only broke, for a while. Else the reason why it is kept. */
export function afterFailure(error: unknown, { attempts, now }: { attempts: number; now: Date }): Date | string {
  if (error instanceof Problem)
    return error.more.code === 'moved-on' ? movedOn : (error.more.detail ?? 'It was refused.');
  if (attempts + 1 < attemptsAtMost) return new Date(now.getTime() + 5_000 * 2 ** attempts);
  return 'It could not be sent because of a fault of the server.';
}
