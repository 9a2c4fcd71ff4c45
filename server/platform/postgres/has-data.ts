import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { wholeOf } from './swap.ts';

/** Whether a start would find a database in this folder and not make one. A folder that cannot be looked into may have one. */
export function hasEmbedded(dataDir: string): boolean {
  try {
    const names = readdirSync(resolve(dataDir));
    return ['postgres', wholeOf('postgres')].some((each) => names.includes(each));
  } catch (error) {
    return !(error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code)));
  }
}
