import { beforeAll, describe, expect, test } from 'vitest';
import { buildAgain, whenBuiltAgain } from './last-try.ts';

const built: string[] = [];
whenBuiltAgain(() => built.push('read'));
beforeAll(() => void built.push('file'));

describe('a suite within', () => {
  beforeAll(() => void built.push('suite'));

  test('what built the stage of a test builds it again, from the outside in', async ({ task }) => {
    built.length = 0;
    whenBuiltAgain(() => built.push('within a test'));
    await buildAgain(task);
    expect(built).toEqual(['read', 'file', 'suite']);
  });
});
