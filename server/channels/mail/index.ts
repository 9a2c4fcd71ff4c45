export { takeIn } from './intake.ts';
export { mailForThread } from './mail-for-thread.ts';
export { smtpPortOf } from './start-mail.ts';
export { understandMail } from './understand.ts';
