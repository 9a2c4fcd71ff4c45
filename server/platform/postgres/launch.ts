import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.ts';
import type { LogFile } from './log-file.ts';
import { probe } from './probe.ts';
import { settingArguments } from './settings.ts';

export interface Launched {
  pid: number;
  /** Settles when the server has ended, by whatever cause. */
  ended: Promise<void>;
}

export type LaunchResult = ({ ok: true } & Launched) | { ok: false; portTaken: boolean; output: string };

/** Starts the server and waits until it answers; crash recovery may take minutes, so only its end is a failure. */
export async function launch(
  cluster: Cluster,
  to: { settings: Record<string, string>; url: string; logFile: LogFile; waiting: () => void },
): Promise<LaunchResult> {
  const child = spawnServer(cluster, to);
  let over = false;
  let spawnError = '';
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => {
      spawnError = error.message;
      over = true;
      resolve();
    });
    child.once('exit', () => {
      over = true;
      resolve();
    });
  });
  for (let round = 1; !over; round += 1) {
    const answer = await probe(to.url);
    if (answer.is === 'ready' && child.pid !== undefined) return { ok: true, pid: child.pid, ended };
    if (answer.is === 'refused') break;
    if (round % 100 === 0) to.waiting();
    await Promise.race([sleep(50), ended]);
  }
  child.kill('SIGINT');
  await ended;
  const output = `${to.logFile.tail()}\n${spawnError}`;
  return { ok: false, portTaken: /could not bind|Address already in use/.test(output), output };
}

function spawnServer(
  { engine, folder, user }: Cluster,
  { settings, logFile }: { settings: Record<string, string>; logFile: LogFile },
): ReturnType<typeof spawn> {
  const output = logFile.open();
  try {
    return spawn(engine.postgres, ['-D', folder, ...settingArguments(settings)], {
      ...user,
      cwd: folder,
      env: { LANG: 'C.UTF-8', TZ: 'UTC' },
      // Its own process group: Ctrl-C in the terminal must reach us first, so that we can drain before it stops.
      detached: true,
      stdio: ['ignore', output, output],
    });
  } finally {
    closeSync(output);
  }
}
