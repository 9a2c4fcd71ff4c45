import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('what the database quotes of a row never stands in the log', async () => {
  const log = new URL('./log.ts', import.meta.url).href;
  const program = `
    const { openLog } = await import(${JSON.stringify(log)});
    const error = Object.assign(new Error('invalid input syntax for type uuid: "ann@secret.example"'), {
      severity: 'ERROR', code: '22P02', detail: 'Failing row contains (secret words).', where: 'JSON data, line 1: {"name":"secret'
    });
    openLog('warn').error({ err: error }, 'a request failed');
    openLog('warn').error({ reason: String(error) }, 'a mail was put into quarantine');`;
  const { stderr } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  expect(stderr).toContain('22P02');
  expect(stderr).toContain('invalid input syntax for type uuid: \\"…\\"');
  expect(stderr).not.toContain('secret');
});
