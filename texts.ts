import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messagesOfConsole, readCatalog, writeCatalog } from './web/languages/build.ts';

// npm run texts: brings the catalogs of the console into order, and writes what each lacks to dist/texts/<language>.json.
// npm run texts -- sw file.json: first takes in the translations of such a file: { "English": "Kiswahili" }.

const languages = ['sw', 'fr', 'es', 'pt', 'de', 'ar'] as const;
const folder = join(import.meta.dirname, 'dist', 'texts');
const [, , into, file = ''] = process.argv;

const write = (name: string, value: object) =>
  writeFile(join(folder, `${name}.json`), `${JSON.stringify(value, null, 2)}\n`);

const messages = await messagesOfConsole();
await mkdir(folder, { recursive: true });
await write('comments', Object.fromEntries([...messages].filter(([, comment]) => comment !== '')));
if (into !== undefined && !languages.some((one) => one === into)) throw new Error(`There is no catalog of ${into}.`);
for (const language of languages) {
  const catalog = await readCatalog(language);
  if (language === into) Object.assign(catalog, JSON.parse(await readFile(file, 'utf8')));
  const known = Object.entries(catalog).filter(([key, text]) => messages.has(key) && text !== '');
  await writeCatalog(language, Object.fromEntries(known));
  const lacking = [...messages.keys()].filter((key) => !(key in catalog) || catalog[key] === '');
  await write(language, Object.fromEntries(lacking.toSorted().map((key) => [key, ''])));
  const gone = Object.keys(catalog).filter((key) => !messages.has(key)).length;
  console.log(
    `${language}: ${known.length} of ${messages.size} messages${gone > 0 ? `, ${gone} not used any more` : ''}`,
  );
}
