// Adds to package-lock.json the optional packages of other platforms that a registry mirror of one platform left out.
// Without them `npm ci` finds the lock file out of step with package.json (docs/decisions/0007).
import { readFileSync, writeFileSync } from 'node:fs';

const file = process.argv[2] ?? 'package-lock.json';
const lock = JSON.parse(readFileSync(file, 'utf8'));
const packages = lock.packages;
const systems = {
  win32: /win32|windows/,
  darwin: /darwin/,
  android: /android/,
  freebsd: /freebsd/,
  openharmony: /openharmony/,
  linux: /linux/,
};
const processors = {
  arm64: /arm64/,
  x64: /x64/,
  ia32: /ia32/,
  ppc64: /ppc64/,
  riscv64: /riscv64/,
  s390x: /s390x/,
  arm: /arm(?!64)/,
};

const named = (table, name) =>
  Object.keys(table)
    .filter((key) => table[key].test(name))
    .slice(0, 1);

for (const owner of Object.values(packages))
  for (const [name, version] of Object.entries(owner.optionalDependencies ?? {})) {
    const key = `node_modules/${name}`;
    if (packages[key] !== undefined || !/^\d/.test(version)) continue;
    packages[key] = {
      version,
      cpu: named(processors, name),
      ...(owner.dev === true ? { dev: true } : {}),
      ...(/musl/.test(name) ? { libc: ['musl'] } : /gnu/.test(name) && /linux/.test(name) ? { libc: ['glibc'] } : {}),
      optional: true,
      os: named(systems, name),
    };
  }

const sorted = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify({ ...lock, packages: sorted }, null, 2)}\n`);
