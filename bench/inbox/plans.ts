import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { permissions } from '#core/people/permissions.ts';
import { openDatabase, openLog, realWorld, type Actor, type Tx } from '#platform';
import { listConversations } from '../../server/desk/list.ts';
import { readConversation } from '../../server/desk/read.ts';
import { countFilter } from '../../server/desk/views/count.ts';
import { viewsOf } from '../../server/desk/views/views.ts';
import { searchConversations } from '../../server/desk/search/search.ts';

const settings = [
  ...['role=throughline_app', 'session_preload_libraries=auto_explain', 'auto_explain.log_min_duration=0'],
  ...[
    'auto_explain.log_analyze=on',
    'auto_explain.log_nested_statements=on',
    'auto_explain.log_buffers=on',
    'timezone=UTC',
  ],
];

/** Lets the verbs run as the app's role under its policies, and writes down how PostgreSQL went about each statement. */
export async function writePlans(where: {
  ownerUrl: string;
  logFile: string;
  workspace: string;
  agent: string;
}): Promise<string> {
  const url = new URL(where.ownerUrl);
  url.searchParams.set('options', settings.map((each) => `-c ${each}`).join(' '));
  const urls = { app: url.href, dispatcher: url.href };
  const database = openDatabase({ urls, world: realWorld(), log: openLog('fatal'), connections: 1 });
  const actor: Actor = {
    ...{ workspace: where.workspace, kind: 'agent', id: where.agent, name: 'Agent' },
    permissions: new Set(permissions),
  };
  const of = async (title: string, run: (tx: Tx) => Promise<unknown>) => {
    const from = statSync(where.logFile).size;
    await database.inWorkspace(where.workspace, run);
    return `## ${title}\n\n\`\`\`\n${plansIn(readFileSync(where.logFile).subarray(from).toString())}\n\`\`\`\n`;
  };
  const look = (q: string) =>
    of(`Search: ${q}`, (tx) => searchConversations(tx, { q, limit: 30 }, { actor, stopped: () => false }));
  const list = (view: 'mine' | 'unassigned' | 'open') =>
    of(`List: ${view}`, (tx) => listConversations(tx, { view, limit: 50 }, actor));
  const parts = [await list('mine'), await list('unassigned'), await list('open')];
  parts.push(
    await of('Open a conversation', async (tx) => {
      const { items } = await listConversations(tx, { view: 'mine', limit: 1 }, actor);
      return await readConversation(tx, items[0]!.id, actor);
    }),
  );
  const views = await database.inWorkspace(where.workspace, (tx) => viewsOf(tx, actor));
  for (const { id, name, filter } of views.filter((view) => shown.has(view.name))) {
    const read = (tx: Tx) => listConversations(tx, { view: 'open', saved: id, limit: 50 }, actor);
    parts.push(await of(`View, ${name}: its list`, read));
    parts.push(await of(`View, ${name}: its number`, (tx) => countFilter(tx, filter, actor)));
  }
  for (const q of ['refund', 'zeugkung', 'delivrey', 'from:anna refund', 'status:open']) parts.push(await look(q));
  await database.close();
  const file = join(import.meta.dirname, 'plans.md');
  writeFileSync(file, `# Query plans\n\nWritten by \`npm run bench inbox\`, as the app’s role.\n\n${parts.join('\n')}`);
  return file;
}

/** Of the views one of each way: met along the list, from the other side, the rarest of two, and words. */
const shown = new Set([
  'tier of every twentieth',
  'tier of every twentieth, carrier of every sixth',
  'delivered within an old month',
  'word of the subject',
]);

const shortest = 2;

/** Of the log only the statements that took a moment, with their plans: no values, no look-ups by key. */
function plansIn(text: string): string {
  return text
    .split(/^(?=\d{4}-\d\d-\d\d )/m)
    .filter(
      (entry) => Number(/duration: ([\d.]+) ms/.exec(entry)?.[1] ?? 0) >= shortest && !entry.includes('set_config'),
    )
    .map((entry) =>
      entry
        .replace(/^.*?LOG: +/, '')
        .split('\n')
        .filter(
          (line) =>
            !/Query Parameters:|Buffers:|Storage:|Batches:|Planning:|never executed|InitPlan|One-Time Filter|Index Searches:|^\s*$/.test(
              line,
            ),
        )
        .map((line) =>
          line
            .replaceAll('\t', '')
            .replaceAll(/\{[0-9a-f,-]{80,}\}/g, '{…}')
            .slice(0, 220)
            .trimEnd(),
        )
        .join('\n'),
    )
    .join('\n\n');
}
