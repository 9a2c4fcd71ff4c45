import { readMail, Unreadable } from '../../server/channels/mail/read-mail.ts';
import { mailOf } from './mails.ts';

// The limit of the parser alone: the same mails, taken apart one after another and forgotten.
const [count = '0'] = process.argv.slice(2);
let spent = 0;
for (let number = 0; number < Number(count); number++) {
  const { raw } = mailOf(number);
  const began = performance.now();
  await readMail(raw).catch((error: unknown) => {
    if (!(error instanceof Unreadable)) throw error;
  });
  spent += performance.now() - began;
}
process.send?.({ perSecond: Number(count) / (spent / 1000) });
process.disconnect?.();
