import { begin } from './languages/begin.ts';
import { chosenLanguage } from './languages/chosen.ts';

// Words are chosen when modules are read: the language comes before everything that has words.
await begin(chosenLanguage());
await import('./console.tsx');
