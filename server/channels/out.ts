// What the domains to the right need for what goes out.
export { copyUploads } from './copy-uploads.ts';
export { dropHeldUploads, freeUploads, heldFiles, holdUploads, uploadsThere, type HeldFile } from './held-uploads.ts';
export { checkCopies, copiesOf, othersIn, type Others } from './mail/recipients/copies.ts';
export { lookAtAddresses } from './mail/recipients/look.ts';
export { addressee, answersElsewhere, whyNotTo } from './mail/out/addressee.ts';
export { sendersFor, type Sender } from './mail/out/sender-of.ts';
export { checkSignature, signatureOf } from './mail/out/signature.ts';
export { toldOf, type Told } from './mail/bounces/attempts.ts';
export { lostAnswer, type LostAnswer } from './lost-answer.ts';
export { giveUpMessage, progressOf, resendMessage, tryMessageNow } from './outgoing.ts';
export { writtenOf } from './marked-words.ts';
export { placeholderWords } from './placeholder-words.ts';
export { sendMessage, type OutgoingMessage } from './send.ts';
export { mailAccountToSendFrom } from './sending-account.ts';
