import { beforeAll, describe, expect, test } from 'vitest';
import { buildAgain } from './last-try.ts';

const built: string[] = [];
beforeAll(() => void built.push('file'));

describe('a suite within', () => {
  beforeAll(() => void built.push('suite'));

  test('what built the stage of a test builds it again, from the outside in', async ({ task }) => {
    built.length = 0;
    await buildAgain(task);
    expect(built).toEqual(['file', 'suite']);
  });
});
