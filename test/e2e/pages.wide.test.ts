import { beforeAll, expect, test } from 'vitest';
import { everyScreen, lookAtAll } from './look.ts';
import { demoStage, type Stage } from './stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await demoStage(600);
});

test.each(everyScreen)('every page by day and by night, $name', async (screen) => {
  const { faults, looked } = await lookAtAll(stage, screen);
  expect(faults).toEqual([]);
  expect(looked).toBeGreaterThan(35);
});
