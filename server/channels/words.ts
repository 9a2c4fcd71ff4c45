export { openingWords } from './opening-words.ts';
export { visibleWords } from './visible-words.ts';
export { wordsOfPast } from './words-of-past.ts';
