import { resolve } from 'node:path';
import { readPassword } from './password.ts';
import { realPlace } from './place.ts';
import { runningPostmaster } from './postmaster-file.ts';
import { probe, urlOf } from './probe.ts';
import { upgradeName } from './settings.ts';

/** The URL of the embedded server that another Throughline runs on this data folder now, for the command line. */
export async function runningEmbedded(dataDir: string): Promise<{ url: string } | undefined> {
  const password = readPassword(resolve(dataDir));
  const postmaster = password === undefined ? undefined : runningPostmaster(realPlace(dataDir));
  if (password === undefined || !postmaster) return undefined;
  const url = urlOf(postmaster.port, password);
  const answer = await probe(url);
  return answer.is === 'ready' && answer.clusterName !== upgradeName ? { url } : undefined;
}
