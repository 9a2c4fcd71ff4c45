export { askedWords, type AskedWords } from './terms.ts';
export { learnWords } from './learn-words.ts';
export { findMessages, type FoundMessage, type SearchPosition } from './find.ts';
