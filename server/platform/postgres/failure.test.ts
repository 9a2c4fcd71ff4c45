import { expect, test } from 'vitest';
import { explainFailure, explainSystemError } from './failure.ts';

const at = { folder: '/srv/data/postgres', log: '/srv/data/postgres.log' };

test('a full disk is told in one sentence, whoever met it', () => {
  const sentence = 'The disk that holds /srv/data/postgres is full: free some space and start again; nothing is lost.';
  const line = '2026-01-01 PANIC:  could not write to file "pg_wal/xlogtemp.42": No space left on device';
  expect(() => explainFailure(line, at)).toThrow(sentence);
  const error = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC', errno: -28 });
  expect(() => explainSystemError(error, at)).toThrow(sentence);
});

test('an unknown failure shows the last thing that PostgreSQL said', () => {
  const output = 'LOG:  starting\nFATAL:  could not find the database system\n';
  expect(() => explainFailure(output, at)).toThrow(
    'PostgreSQL did not start: could not find the database system (its log: /srv/data/postgres.log).',
  );
});

test('an error of our own is not dressed up', () => {
  const error = new TypeError('not a function');
  expect(() => explainSystemError(error, at)).toThrow(error);
});
