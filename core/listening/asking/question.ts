import { putFirst, type Put, type ToAsk } from './put-first.ts';
import { byMail } from './question-by-mail.ts';
import { inChat } from './question-in-chat.ts';

const longestSubject = 150;

/** What a mail with the question is called, where it begins a thread of its own. */
export function subjectFor({ first }: Put): string {
  return first.title.slice(0, longestSubject);
}

/** The question as its channel carries it: a card in the chat, a link for each step of its scale in a mail, which only open the page. */
export function questionFor({ channel, ...asked }: ToAsk & { channel: string }) {
  const put = putFirst(asked);
  return { subject: subjectFor(put), ...(channel === 'chat' ? inChat(put) : byMail(put)) };
}
