import { expect, test } from 'vitest';
import { readExperience } from '#core/contract/insight.ts';
import { testApp } from '#test/app.ts';
import { ownerClient } from '#test/client.ts';
import { until } from '#test/until.ts';
import { teller } from './story.fixture.ts';

test('two recommendations of one person at the same moment: the one that arrived later counts', async () => {
  const product = await testApp();
  const owner = await ownerClient(product.url);
  const { rows } = await product.owner.query('select id from people.workspace');
  await product.app.database.inWorkspace(rows[0].id, async (tx) => {
    const { tell, flush } = await teller(tx, 20);
    const at = tx.now.getTime() - 2 * 86_400_000;
    for (let who = 0; who < 20; who++)
      for (const score of [0, 10]) tell(who, at, { kind: 'survey.answered', feelings: { scale: 'nps', score } });
    await flush();
  });
  const nps = await until(async () => {
    const { scales } = await owner.call(readExperience, { days: '30' });
    return scales.find(({ scale, n }) => scale === 'nps' && n === 20);
  }, 'the answers stand in analytics');
  expect(nps.value).toBe(100);
});
