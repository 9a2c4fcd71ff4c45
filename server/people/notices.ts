import { enqueue, html, type Tx } from '#platform';

/** A mail of the product itself, as the transport `mail-notice` takes it. */
export interface NoticeWords {
  subject: string;
  text: string;
  html: string;
}

interface Letter {
  subject: string;
  lines: string[];
  button: string;
  link: string;
  after: string;
}

function write({ subject, lines, button, link, after }: Letter): NoticeWords {
  const page = html`<!doctype html>
    <html lang="en">
      <meta charset="utf-8" />
      <title>${subject}</title>
      <body style="font-family: sans-serif; line-height: 1.5; color: #1a1a1a; max-width: 34em">
        ${lines.map((line) => html`<p>${line}</p>`)}
        <p>
          <a
            href="${link}"
            style="display: inline-block; padding: 10px 18px; background: #1f4fd8; color: #fff; border-radius: 6px; text-decoration: none"
            >${button}</a
          >
        </p>
        <p style="color: #666">${after}</p>
      </body>
    </html>`;
  return { subject, text: [...lines, `${button}: ${link}`, after].join('\n\n'), html: page.html };
}

/** Asks somebody to join a workspace. */
export function invitationNotice(given: { company: string; by: string; link: string; days: number }): NoticeWords {
  return write({
    subject: `${given.by} invites you to ${given.company}`,
    lines: [`${given.by} invites you to work with ${given.company} in Throughline.`],
    button: 'Accept the invitation',
    link: given.link,
    after: `The link works for ${given.days} ${given.days === 1 ? 'day' : 'days'}. If you did not expect this, you need do nothing.`,
  });
}

/** Lets somebody set a new password. */
export function resetNotice(given: { name: string; link: string }): NoticeWords {
  return write({
    subject: 'Set a new password',
    lines: [`Hello ${given.name},`, 'somebody, probably you, asked for a new password for Throughline.'],
    button: 'Set a new password',
    link: given.link,
    after: 'The link works for one hour and once. If it was not you, your password stays as it is.',
  });
}

interface Notice {
  /** Stable and unique: the same key is sent once. */
  key: string;
  subject: string;
  to: string;
  words: NoticeWords;
}

/** Puts a mail of the product itself into the outbox. */
export async function sendNotice(tx: Tx, { key, subject, to, words }: Notice): Promise<void> {
  await enqueue(tx, { transport: 'mail-notice', key, subject, payload: { to, ...words } });
}
