import { beforeAll, expect, test } from 'vitest';
import { everyScreen, lookAtAll } from './look.ts';
import { demoStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await demoStage(600);
});

test.each(everyScreen)('every page, $name', async (screen) => {
  const { faulty, looked } = await lookAtAll(stage, screen);
  expect(faulty).toEqual([]);
  expect(looked).toBeGreaterThan(35);
});
