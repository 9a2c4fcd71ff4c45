import { noticeLanguage, noticeWords, type NoticeLanguage, type NoticeText } from '#core/people/notice-words.ts';
import { enqueue, html, type Tx } from '#platform';

/** A mail of the product itself, as the transport `mail-notice` takes it. */
export interface NoticeWords {
  subject: string;
  text: string;
  html: string;
}

interface Letter extends NoticeText {
  link: string;
  language: NoticeLanguage;
}

function write({ subject, lines, button, link, after, language }: Letter): NoticeWords {
  const page = html`<!doctype html>
    <html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
      <meta charset="utf-8" />
      <title>${subject}</title>
      <body style="font-family: sans-serif; line-height: 1.5; color: #1a1a1a; max-width: 34em">
        ${lines.map((line) => html`<p>${line}</p>`)}
        <p>
          <a
            href="${link}"
            style="display: inline-block; padding: 10px 18px; background: #14776b; color: #fff; border-radius: 6px; text-decoration: none"
            >${button}</a
          >
        </p>
        <p style="color: #666">${after}</p>
      </body>
    </html>`;
  return { subject, text: [...lines, `${button}: ${link}`, after].join('\n\n'), html: page.html };
}

interface InvitationLetter {
  company: string;
  by: string;
  days: number;
  link: string;
  /** Of the company. */
  language: string;
}

/** Asks somebody to join a workspace. */
export function invitationNotice({ link, language, ...given }: InvitationLetter): NoticeWords {
  const spoken = noticeLanguage(language);
  return write({ ...noticeWords[spoken].invitation(given), link, language: spoken });
}

/** Lets somebody set a new password. */
export function resetNotice({ name, link, language }: { name: string; link: string; language: string }): NoticeWords {
  const spoken = noticeLanguage(language);
  return write({ ...noticeWords[spoken].reset(name), link, language: spoken });
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
