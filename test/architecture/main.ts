import { readHouse } from './read-house.ts';
import { rules } from './rules/index.ts';

// node test/architecture/main.ts [folder]: holds the rules of the house against the project.
const house = readHouse(process.argv[2] ?? process.cwd());
const lines = rules.flatMap((rule) =>
  rule.check(house).map(({ file, line, message }) => `${file}:${line} ${rule.name}: ${message}`),
);
for (const line of lines) console.log(line);
console.log(`${house.sources.length} files, ${rules.length} rules, ${lines.length} violations`);
process.exitCode = lines.length > 0 ? 1 : 0;
