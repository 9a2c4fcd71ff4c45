import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { atEnd } from '#test/at-end.ts';
import { dataFolder, embeddedIn, lives, processOf } from '#test/product.ts';
import { until } from '#test/until.ts';

const project = new URL('../..', import.meta.url).pathname;

/** `npm start` as a user runs it, in a process group of its own as a terminal makes one; its parts by their processes. */
async function npmStart() {
  const folder = dataFolder();
  const child = spawn('npm', ['start'], {
    cwd: project,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      npm_config_update_notifier: 'false',
      ...embeddedIn(folder),
    },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const npm = child.pid!;
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said += bytes.toString();
    });
  const ended = once(child, 'exit').then(([code]) => code as number | null);
  atEnd(async () => {
    try {
      process.kill(-npm, 'SIGKILL');
    } catch {
      // All of the group are gone.
    }
    await ended;
  });
  const processIn = (file: string) => until(() => processOf(join(folder, file)), `${file} names a process`);
  const url = await Promise.race([
    until(() => /Throughline is ready at (\S+)\n/.exec(said)?.[1], 'the server is ready', 90),
    ended.then((code) => Promise.reject(new Error(`npm ended with ${code}: ${said}`))),
  ]);
  const analytics = async () => ((await (await fetch(`${url}/readyz`)).json()) as { analytics: string }).analytics;
  await until(async () => (await analytics()) === 'ready', 'analytics is ready', 60);
  const parts = {
    npm,
    server: await processIn('lock'),
    postgres: await processIn('postgres/postmaster.pid'),
    analytics: await processIn('analytics/process'),
  };
  const living = () => Object.entries(parts).filter(([, pid]) => lives(pid));
  expect(living().map(([name]) => name)).toEqual(Object.keys(parts));
  return { npm, ended, said: () => said, living };
}

/** Waits until nobody of it is left; how npm ended, and what was said after it was ready. */
async function outcomeOf({ ended, said, living }: Awaited<ReturnType<typeof npmStart>>) {
  await until(() => living().length === 0, 'all its processes are gone');
  return { code: await ended, said: said().replace(/^[^]*Throughline is ready at .*\n/, '') };
}

test('SIGTERM to the process of npm ends the server, PostgreSQL and analytics', async () => {
  const started = await npmStart();
  process.kill(started.npm, 'SIGTERM');
  expect(await outcomeOf(started)).toEqual({ code: 0, said: '' });
});

test('Ctrl-C reaches the server twice, from the terminal and from npm, and ends it once', async () => {
  const started = await npmStart();
  process.kill(-started.npm, 'SIGINT');
  expect(await outcomeOf(started)).toEqual({ code: 0, said: '' });
});
