import { resolve } from 'node:path';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { readPassword } from './password.ts';
import { runningPostmaster } from './postmaster-file.ts';
import { probe, urlOf } from './probe.ts';

/** The URL of the embedded server that another Throughline runs on this data folder now, for the command line. */
export async function runningEmbedded(dataDir: string): Promise<{ url: string } | undefined> {
  const password = readPassword(resolve(dataDir));
  const postmaster = password === undefined ? undefined : runningPostmaster(realOf(join(resolve(dataDir), 'postgres')));
  if (password === undefined || !postmaster) return undefined;
  const url = urlOf(postmaster.port, password);
  const answer = await probe(url);
  return answer.is === 'ready' ? { url } : undefined;
}

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
