export { listening } from './part.ts';
export { decideEpisode, type Decided, type Episode } from './asking/decide-episode.ts';
export { keepPastAsks, type PastAsk } from './asking/history.ts';
export * from './events.ts';
export { readPastAgain } from './sentiment/past/messages.ts';
export { touchpointOfResponse, wordsOfResponses } from './answering/said.ts';
export { afterQuietOf, leftInPeace } from './asking/in-peace.ts';
