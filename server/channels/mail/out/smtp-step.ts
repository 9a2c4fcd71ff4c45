import type SMTPConnection from 'nodemailer/lib/smtp-connection';

type Done<Answer> = (error: Error | null | undefined, answer?: Answer) => void;

/**
 * Waits for one step of the talk with a server. A connection that is lost meanwhile calls nobody back: it only says so, and
 * whoever does not listen waits for ever.
 */
export async function smtpStep<Answer>(connection: SMTPConnection, ask: (done: Done<Answer>) => void): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  connection.on('error', reject);
  connection.once('end', () => reject(new Error('Connection closed unexpectedly')));
  ask((error, answer) => (error ? reject(error) : resolve(answer as Answer)));
  return await promise;
}
