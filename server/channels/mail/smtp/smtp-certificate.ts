import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { startProblem, type Config } from '#platform';

type Files = Pick<Config, 'smtpTlsKey' | 'smtpTlsCert'>;

export interface Certificate {
  key: Buffer;
  cert: Buffer;
}

/** The key and certificate (PEM) that incoming mail is encrypted by; undefined without any. Throws a start problem. */
export async function smtpCertificate(files: Files): Promise<Certificate | undefined> {
  const { smtpTlsKey, smtpTlsCert } = files;
  if (smtpTlsKey === undefined && smtpTlsCert === undefined) return undefined;
  if (smtpTlsKey === undefined || smtpTlsCert === undefined)
    throw startProblem('SMTP_TLS_KEY and SMTP_TLS_CERT belong together: set both, or neither.');
  const [key, cert] = await Promise.all([read('SMTP_TLS_KEY', smtpTlsKey), read('SMTP_TLS_CERT', smtpTlsCert)]);
  try {
    createSecureContext({ key, cert });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw startProblem(`The key and the certificate of SMTP_TLS_KEY and SMTP_TLS_CERT do not fit: ${why}`);
  }
  return { key, cert };
}

async function read(name: string, path: string): Promise<Buffer> {
  return await readFile(path).catch((error: Error) => {
    throw startProblem(`The file ${path} of ${name} cannot be read: ${error.message}`);
  });
}
