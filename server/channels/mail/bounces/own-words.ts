const longest = 30_000;
const mostLines = 600;

/** Behind such a line stands what was returned. */
const cut =
  /^[\s>*_=-]*(-{2,}.{0,40})?(below (this line )?is a copy|this is a copy of|(the )?(original|returned|unsent|undelivered|rejected) (message|mail|text)\b|(the )?header of the original|message headers follow|headers? of the (original|message)|returned message|original message (headers|follows)|(the )?text of (the|your) (original )?message|begin(ning)? of (the )?(original|returned)|content of the message|your message (was|reads)|undelivered message|first \d+ (lines|characters) of|the mail (system|message) (you|was)|start of (your|the) message|nachricht (begin|folgt)|message d'origine|元のメール|原始邮件|messageid:)/i;

/** A head of a mail that stands in the words without any line before it. */
const head = /^(return-path|received|message-id|mime-version|x-mailer|dkim-signature):/i;

/** What a report says itself, and the mail that it returns below, when that stands in the same text. */
export function splitReport(text: string): { own: string; returned: string } {
  const lines = text.slice(0, longest).split(/\r?\n/).slice(0, mostLines);
  const at = lines.findIndex((line, position) => position > 0 && (cut.test(line.slice(0, 200)) || head.test(line)));
  if (at < 0) return { own: lines.join('\n'), returned: '' };
  return { own: lines.slice(0, at).join('\n'), returned: text.slice(lines.slice(0, at).join('\n').length) };
}
