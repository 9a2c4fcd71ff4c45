import type { MailSettings } from '#core/channels/mail-settings.ts';
import { connectionWords } from '../connection-words.ts';

type Smtp = NonNullable<MailSettings['smtp']>;

/** What an outgoing server said or did, for the person who set it up: its own words where it said something. */
export function smtpWords(
  error: Error & { response?: string | undefined; responseCode?: number | undefined },
  { host, port }: Pick<Smtp, 'host' | 'port'>,
): string {
  const { response, responseCode = 0, message } = error;
  const place = `${host}, port ${port}`;
  if (response !== undefined) {
    const refused = responseCode === 530 || responseCode === 534 || responseCode === 535;
    return `${refused ? `${host} does not let us sign in: ` : ''}${response}`.slice(0, 500);
  }
  if (message.includes('ECONNREFUSED')) return `Nothing takes mail at ${place} (connection refused).`;
  if (/ETIMEDOUT|timeout|greeting never received/i.test(message)) return `No answer in time from ${place}.`;
  return (connectionWords(error, { host, port }) ?? message).slice(0, 500);
}
