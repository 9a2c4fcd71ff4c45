export { mailSender } from './mail-sender.ts';
export { mayAcknowledge } from './may-acknowledge.ts';
export { openBreaker, quietReason } from './breaker.ts';
export { needRoom } from './raw-guard.ts';
export { keepOut } from './kept-out.ts';
export { isSuppressed, suppressionOf, type Suppression } from './suppression/suppressed.ts';
