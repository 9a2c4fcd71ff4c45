import { takeCorpusIn } from './corpus/intake.ts';
import { parseCorpus } from './corpus/parse.ts';

// `node bench/mail-corpus.ts folder` reads every raw mail of a folder the way intake does and counts what becomes of them;
// `node bench/mail-corpus.ts folder intake` hands them to the running product by SMTP and counts what stands in it.

const [folder, way] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name a folder of raw mails: node bench/mail-corpus.ts folder [intake]');
  process.exit(1);
}
await (way === 'intake' ? takeCorpusIn(folder) : parseCorpus(folder));
process.exit(0);
