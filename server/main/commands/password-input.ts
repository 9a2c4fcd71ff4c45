import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { startProblem } from '#platform';

export interface PasswordOptions {
  password?: string;
  passwordStdin?: boolean;
}

/** The password of the options, or the first line of the standard input, where no list of processes shows it. */
export async function passwordOf({ password, passwordStdin }: PasswordOptions): Promise<string> {
  if (password !== undefined) return password;
  if (passwordStdin !== true) throw startProblem('A password is missing: give it by --password-stdin or --password.');
  const terminal = process.stdin.isTTY;
  if (terminal) process.stderr.write('Password: ');
  // What is typed is not shown.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output: silent, terminal });
  const { value } = await lines[Symbol.asyncIterator]().next();
  lines.close();
  if (terminal) process.stderr.write('\n');
  return value ?? '';
}
