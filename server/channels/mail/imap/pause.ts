import { SignInNeeded } from '../oauth/sign-in-needed.ts';
import { FolderFailed } from './folder.ts';
import { imapWords, isRefused } from './imap-client.ts';

const longest = 300_000;
const poll = 60_000;
const throttledAtLeast = 60_000;

/** Gmail: "Account exceeded command or bandwidth limits"; Microsoft 365: "Request is throttled"; others in like words. */
export function isThrottled(error: unknown): boolean {
  const { code } = error as { code?: string };
  return (
    code === 'ETHROTTLE' || /throttl|overquota|bandwidth|rate.?limit|too many (simul|conn|requ)/i.test(imapWords(error))
  );
}

/** How long to leave a server alone after so many failures in a row, milliseconds. */
export function pauseAfter(error: unknown, failures: number): number {
  const doubled = 1000 * 2 ** Math.min(failures, 9);
  // Somebody must sign in: that changes the mailbox, and watching begins anew at once.
  if (error instanceof SignInNeeded) return longest;
  // The others were read: they are looked into as often as ever.
  if (error instanceof FolderFailed) return poll;
  if (isThrottled(error)) {
    const { throttleReset = 0 } = error as { throttleReset?: number };
    return Math.min(1_800_000, Math.max(throttledAtLeast, throttleReset, doubled));
  }
  // Servers lock accounts that try a wrong password again and again.
  return Math.min(longest, isRefused(error) ? Math.max(30_000, doubled) : doubled);
}
