import { glob, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PluginItem, PluginObject, types as babel } from '@babel/core';
import type { ExtractedMessage } from '@lingui/babel-plugin-extract-messages';
import type { CompiledMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';
import { languageNames, type Language } from './languages.ts';

type Catalog = Record<string, string>;

const here = fileURLToPath(new URL('.', import.meta.url));
const web = fileURLToPath(new URL('..', import.meta.url));

/** A message of another context is another message: `Open ⟨status⟩`. */
function keyOf(message: string, context: string | undefined): string {
  return context === undefined || context === '' ? message : `${message} ⟨${context}⟩`;
}

function idOf(key: string, generate: (message: string, context?: string) => string): string {
  const parts = /^(.*) ⟨(.*)⟩$/s.exec(key);
  return parts === null ? generate(key) : generate(parts[1]!, parts[2]);
}

/** The last line of a catalog: with it every other line ends in a comma, and git can join those of two people. */
const lastLine = '~';

/** Only what holds words goes through Babel: the rest of the console is left to the quick compiler. */
const speaks = /from '@lingui\/(core|react)\/macro'/;

/** What the console writes for a message: its text, or the parts of one with values, so that it needs no parser. */
async function compiler(): Promise<(message: string) => string | CompiledMessage> {
  const { compileMessageOrThrow } = await import('@lingui/message-utils/compileMessage');
  return (message) => {
    const parts = compileMessageOrThrow(message);
    const [only = '', ...others] = parts;
    return others.length === 0 && typeof only === 'string' ? only : parts;
  };
}

/** Compiles the messages that the macro has written. */
async function compiled(): Promise<PluginObject> {
  const [{ types }, compile] = await Promise.all([import('@babel/core'), compiler()]);
  return {
    visitor: {
      ObjectExpression({ node }: { node: babel.ObjectExpression }) {
        const of = (name: string) =>
          node.properties.find((one) => types.isObjectProperty(one) && types.isIdentifier(one.key, { name }));
        const message = of('message');
        if (of('id') === undefined || !types.isObjectProperty(message) || !types.isStringLiteral(message.value)) return;
        message.value = types.valueToNode(compile(message.value.value)) as babel.Expression;
      },
    },
  };
}

async function translated(code: string, file: string, found?: (message: ExtractedMessage) => void) {
  const [{ transformAsync }, { default: macro }, { makeConfig }] = await Promise.all([
    import('@babel/core'),
    import('@lingui/babel-plugin-lingui-macro'),
    import('@lingui/conf'),
  ]);
  const linguiConfig = makeConfig(
    { locales: ['en'], sourceLocale: 'en', runtimeConfigModule: { i18n: [`${here}i18n.ts`, 'i18n'] } },
    { skipValidation: true },
  );
  const extract = found && (await import('@lingui/babel-plugin-extract-messages')).default;
  return transformAsync(code, {
    filename: file,
    babelrc: false,
    configFile: false,
    sourceMaps: found === undefined,
    code: found === undefined,
    parserOpts: { plugins: ['typescript', 'jsx'] },
    plugins: [
      [macro, { descriptorFields: found ? 'all' : 'message', linguiConfig }],
      ...(found ? [] : [(await compiled()) as PluginItem]),
      ...(extract ? [[extract, { onMessageExtracted: found, linguiConfig }] as PluginItem] : []),
    ],
  });
}

/** Every message of the console, by its key in the catalogs, with what a translator is told about it. */
export async function messagesOfConsole(): Promise<Map<string, string>> {
  const messages = new Map<string, string>();
  for await (const name of glob('**/*.{ts,tsx}', { cwd: web })) {
    const code = await readFile(join(web, name), 'utf8');
    if (name.includes('.test.') || !speaks.test(code)) continue;
    await translated(code, join(web, name), ({ message, context, comment }) => {
      if (message !== undefined) messages.set(keyOf(message, context), comment ?? '');
    });
  }
  return messages;
}

/** The translations into a language, by message. */
export async function readCatalog(language: string): Promise<Record<string, string>> {
  const { [lastLine]: _, ...catalog } = JSON.parse(await readFile(`${here}${language}.json`, 'utf8')) as Catalog;
  return catalog;
}

/** Writes a catalog as git and people like it: sorted, one message a line. */
export async function writeCatalog(language: Exclude<Language, 'en'>, catalog: Catalog): Promise<void> {
  const sorted = Object.entries(catalog).toSorted(([a], [b]) => (a < b ? -1 : 1));
  const all = Object.fromEntries([...sorted, [lastLine, languageNames[language]]]);
  await writeFile(`${here}${language}.json`, `${JSON.stringify(all, null, 2)}\n`);
}

/** Makes messages of the words in web/, and catalogs keyed by message into those keyed by id. */
export function words(): Plugin {
  return {
    name: 'throughline-words',
    enforce: 'pre',
    async transform(code, id) {
      const [file = ''] = id.split('?');
      if (!file.startsWith(web)) return undefined;
      if (file.startsWith(here) && file.endsWith('.json')) return keyedById(code);
      if (!/\.tsx?$/.test(file) || !speaks.test(code)) return undefined;
      const made = await translated(code, file);
      return made?.code ? { code: made.code, map: JSON.stringify(made.map) } : undefined;
    },
  };
}

async function keyedById(code: string): Promise<{ code: string; map: null; moduleType: 'js' }> {
  const { generateMessageId } = await import('@lingui/message-utils/generateMessageId');
  const compile = await compiler();
  const entries = Object.entries(JSON.parse(code) as Catalog)
    .filter(([key]) => key !== lastLine)
    .map(([key, text]) => [idOf(key, generateMessageId), compile(text)]);
  return { code: `export default ${JSON.stringify(Object.fromEntries(entries))}`, map: null, moduleType: 'js' };
}
