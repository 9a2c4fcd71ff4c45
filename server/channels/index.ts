export { channels } from './part.ts';
export * from './events.ts';
export * from './arrange/index.ts';
export { receiveMessage, type IncomingMessage, type Received } from './receive.ts';
export * from './out.ts';
export { keepPastThreads, type PastThread } from './history.ts';
export { incomingCounts } from './incoming/list.ts';
export * from './mail/index.ts';
export * from './guards.ts';
export { searchMessages } from './search.ts';
export { markRead, readMarksOf, unreadIn } from './read-marks.ts';
export { keepUpload, openMessageFile, type MessageFile, type NewFile } from './message-files.ts';
export { latestMessages, messageOf, messagesById, messagesOf, type Author, type Message } from './messages.ts';
export {
  addParticipant,
  countThreads,
  giveThreadTo,
  latestThread,
  openThread,
  participantsOf,
  threadByKey,
  threadOf,
  threadOfMessage,
  threadsOf,
  type Channel,
  type Thread,
} from './threads.ts';
export { storiesOf, type ThreadStory } from './story.ts';
export { customerOfAddress } from './customer-of.ts';
export { tracesOf, type Traces } from './erase/traces.ts';
export { signalTyping } from './typing.ts';
export { changeCard, registerChatCard, type AnswerCard } from './chat/card.ts';
