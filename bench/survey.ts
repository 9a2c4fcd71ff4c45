import pg from 'pg';
import { createSurvey, publishSurvey } from '#core/contract/surveys.ts';
import { ownerClient } from '#test/client.ts';
import { percentile, report } from './measure/report.ts';
import { startProduct } from './measure/product.ts';
import { answerFor } from './survey/answer.ts';
import { insertLimit } from './survey/insert-limit.ts';
import { sizes } from './survey/sizes.ts';
import { questions } from './survey/questions.ts';

const connections = 12;
const warmSeconds = 3;
const seconds = 15;

/** Answers a second kept through the public address of a survey, and how much a browser loads for one beside two peers. */
export async function run(): Promise<void> {
  const product = await startProduct({ TRUST_PROXY: 'on' });
  try {
    const owner = await ownerClient(product.url);
    const begun = await owner.call(createSurvey, { name: 'Bench', about: 'relationship', draft: { ...questions } });
    const { link } = await owner.call(publishSurvey, { id: begun.id, version: begun.version });
    const address = `${product.url}${new URL(link!).pathname}/answers`;
    await answerFor({ address, connections, seconds: warmSeconds });
    const before = await kept(product.ownerUrl);
    const outcome = await answerFor({ address, connections, seconds });
    const written = (await kept(product.ownerUrl)) - before;
    const inserts = await insertLimit(product.ownerUrl, { connections, seconds: 5 });
    const perSecond = Math.round(written / outcome.seconds);
    const { ours, peers } = await sizes();
    report({
      bench: 'survey',
      figures: {
        answersPerSecond: perSecond,
        failures: outcome.failures,
        p50Milliseconds: Math.round(percentile(outcome.milliseconds, 0.5)),
        p95Milliseconds: Math.round(percentile(outcome.milliseconds, 0.95)),
        shareOfBareInserts: Math.round((perSecond / inserts) * 100) / 100,
        connections,
        ...ours,
      },
      limits: { bareInsertsPerSecond: inserts, ...peers },
    });
  } finally {
    await product.stop();
  }
}

async function kept(ownerUrl: string): Promise<number> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<{ n: string }>(
    `select count(*) as n from listening.response where state = 'complete'`,
  );
  await owner.end();
  return Number(rows[0]!.n);
}
