import type { App } from '#platform';
import { measureAlarms } from '../alarm-metrics.ts';
import { measureMailboxes } from './alarm/metrics.ts';
import { startMailboxes } from './imap/mailboxes.ts';
import { startSmtpListener, type Listening } from './smtp/smtp-listener.ts';

const ports = new WeakMap<App, number>();

/** The port that mail can be forwarded to in this process; null while the listener is off. */
export function smtpPortOf(app: App): number | null {
  return ports.get(app) ?? null;
}

/** Starts both ways in for mail: the listener and the mailboxes that are fetched. Returns how to stop them. */
export async function startMail(app: App): Promise<() => Promise<void>> {
  measureAlarms(app);
  measureMailboxes(app);
  const { smtpListen, smtpListenPort, host } = app.config;
  const listener: Listening | undefined = smtpListen
    ? await startSmtpListener(app, { host, port: smtpListenPort })
    : undefined;
  if (listener) ports.set(app, listener.port);
  const mailboxes = startMailboxes(app);
  return async () => {
    ports.delete(app);
    await Promise.all([listener?.stop(), mailboxes.stop()]);
  };
}
