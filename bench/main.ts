/** The measurements, each in a file of its own that runs when it is loaded: `npm run bench ingest`. */
const benches = [
  'inbox',
  'ingest',
  'live',
  'mail',
  'reasons',
  'replies',
  'sampling',
  'sentiment',
  'service',
  'start',
  'survey',
  'threading',
  'time',
  'topics',
];

const [name = ''] = process.argv.slice(2);
if (!benches.includes(name)) {
  process.stderr.write(`Which measurement? One of: ${benches.join(', ')}\n`);
  process.exit(1);
}
const bench = (await import(`./${name}.ts`)) as { run(): Promise<void> };
await bench.run();
process.exit(0);
