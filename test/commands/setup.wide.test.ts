import { readdirSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { signIn } from '#core/contract/session.ts';
import { ada, client } from '#test/client.ts';
import { command, dataFolder, embeddedIn, serveProduct, type Environment } from '#test/product.ts';

vi.setConfig({ testTimeout: 180_000 });

/** Set-up in an empty folder by a script that must not show the password to those who see the processes. */
const folder = dataFolder();
const environment: Environment = { ...embeddedIn(folder), SMTP_LISTEN: 'off' };
const about = ['setup', '--company', 'Acme', '--name', 'Ada', '--email', ada.email];

test('a password that is missing, too short or given twice is refused before anything is made', async () => {
  const missing = await command(about, environment);
  expect(missing).toMatchObject({ code: 1, said: expect.stringMatching(/^A password is missing: [^\n]+\n$/) });
  const short = await command([...about, '--password-stdin'], environment, 'short\n');
  expect(short).toMatchObject({ code: 1, said: expect.stringContaining('must be at least 10 characters long') });
  const twice = await command([...about, '--password-stdin', '--password', ada.password], environment, ada.password);
  expect(twice).toMatchObject({ code: 1, said: expect.stringMatching(/cannot be used with option '--password /) });
  expect(readdirSync(folder)).toEqual([]);
});

test('the line of the standard input is the password, without its end', async () => {
  const made = await command([...about, '--password-stdin'], environment, `${ada.password}\n`);
  expect(made).toEqual({ code: 0, out: `Acme is set up. Sign in as ${ada.email}.\n`, said: '' });
  const server = await serveProduct(environment);
  const { user } = await client(server.url).call(signIn, { email: ada.email, password: ada.password });
  expect(user.email).toBe(ada.email);
  expect(await server.end()).toBe(0);
});
