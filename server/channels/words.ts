export { openingWords } from './opening-words.ts';
export { visibleWords } from './visible-words.ts';
