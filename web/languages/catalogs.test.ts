import { compileMessageOrThrow, type CompiledMessage } from '@lingui/message-utils/compileMessage';
import { describe, expect, test } from 'vitest';
import { messagesOfConsole, readCatalog } from './build.ts';

/** The forms of a language that whole numbers take. */
function formsOf(language: string): Set<string> {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: 201 }, (_, number) => rules.select(number)));
}

/** What a translation must keep: names of values and tags; and the forms of plurals that it lacks or that do not exist. */
function partsOf(message: string, language: string): string[] {
  const parts = new Set<string>();
  const look = (tokens: CompiledMessage) => {
    for (const token of tokens) {
      if (typeof token === 'string') for (const [tag] of token.matchAll(/<\/?\w+\/?>/g)) parts.add(tag);
      else see(token);
    }
  };
  const see = ([name, kind, choices]: Exclude<CompiledMessage[number], string>) => {
    parts.add(`{${name}${kind === undefined ? '' : ` ${kind}`}}`);
    if (typeof choices !== 'object' || choices === null) return;
    const { offset: _, ...texts } = choices as Record<string, CompiledMessage>;
    if (kind === 'plural') for (const fault of faultsOf(Object.keys(texts), language)) parts.add(fault);
    if (kind === 'select') for (const choice of Object.keys(texts)) parts.add(`${name}: ${choice}`);
    for (const text of Object.values(texts)) look(typeof text === 'string' ? [text] : text);
  };
  look(compileMessageOrThrow(message));
  return [...parts].toSorted();
}

function faultsOf(forms: string[], language: string): string[] {
  const given = forms.filter((form) => !/^\d/.test(form));
  const missing = formsOf(language).difference(new Set(given));
  const known = new Set<string>(new Intl.PluralRules(language).resolvedOptions().pluralCategories);
  return [...missing].map((form) => `no ${form}`).concat(given.filter((form) => !known.has(form)));
}

const messages = await messagesOfConsole();

test('values have names that tell a translator what they are', () => {
  expect([...messages.keys()].filter((message) => /\{\d/.test(message))).toEqual([]);
});

describe.each(['sw', 'fr', 'es', 'pt', 'de', 'ar'])('%s', (language) => {
  test('translations keep the values, tags and plurals of their messages', async () => {
    const catalog = Object.entries(await readCatalog(language));
    const wrong = catalog.flatMap(([key, text]) => {
      const source = partsOf(key.replace(/ ⟨.*⟩$/s, ''), 'en');
      const given = partsOf(text, language);
      return source.join() === given.join() ? [] : [`${key}: ${source.join()} became ${given.join()}`];
    });
    expect(wrong).toEqual([]);
  });

  test('every message has its translation: `npm run texts` says which lack it', async () => {
    const catalog = await readCatalog(language);
    expect([...messages.keys()].filter((key) => !Object.hasOwn(catalog, key))).toEqual([]);
  });
});
