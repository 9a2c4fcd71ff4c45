import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** One raw mail of a folder, and the folder below it in which it lies. */
export interface CorpusMail {
  file: string;
  group: string;
  bytes: Buffer;
}

/** In a folder without folders the names tell what it is: `rfc3464-01.eml`, `arf-02.eml`. */
function kindOf(name: string): string {
  return /^([a-z]+\d*)-/.exec(name)?.[1] ?? '.';
}

/** The raw mails below a folder, in order; notes and licences beside them are none. */
export async function* mailsIn(folder: string): AsyncGenerator<CorpusMail> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries.filter(
    (entry) => entry.isFile() && !/^(\.|readme|licen[cs]e|mit-license)|\.(json|md)$/i.test(entry.name),
  );
  for (const entry of files.toSorted((one, other) =>
    join(one.parentPath, one.name).localeCompare(join(other.parentPath, other.name)),
  )) {
    const file = join(entry.parentPath, entry.name);
    yield {
      file: relative(folder, file),
      group: relative(folder, entry.parentPath) || kindOf(entry.name),
      bytes: await readFile(file),
    };
  }
}
