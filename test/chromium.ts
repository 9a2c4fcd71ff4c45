import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inflateSync } from 'node:zlib';

export interface Chromium {
  executable: string;
  env: Record<string, string>;
}

const run = promisify(execFile);
const modules = createRequire(import.meta.url);
const packageFolder = dirname(dirname(modules.resolve('@sparticuz/chromium')));

// The package unpacks its own NSS libraries only where it believes it is on Lambda, and always straight
// into TMPDIR, where two test files starting together would read each other's half-written files: so it
// runs in a child with a private TMPDIR, and the finished folder is moved into place in one step.
const unpackScript = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url));

/** The Chromium of the npm package, unpacked once per version and user, with the fonts of the tests. */
export async function chromium(): Promise<Chromium> {
  const { version } = JSON.parse(await readFile(join(packageFolder, 'package.json'), 'utf8')) as { version: string };
  const folder = join(tmpdir(), `throughline-chromium-${version}-${process.getuid?.() ?? 0}-2`);
  if (!existsSync(folder)) await unpackInto(folder);
  return {
    executable: join(folder, 'chromium'),
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      TMPDIR: tmpdir(),
      LANG: 'C.UTF-8',
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_PATH: join(folder, 'fonts'),
    },
  };
}

async function unpackInto(folder: string): Promise<void> {
  const fresh = await mkdtemp(join(tmpdir(), 'throughline-chromium-'));
  await run(process.execPath, [unpackScript], {
    env: { ...process.env, TMPDIR: fresh, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  await installFonts(join(fresh, 'fonts'), folder);
  try {
    await rename(fresh, folder);
  } catch {
    await rm(fresh, { recursive: true, force: true }); // another test file was faster
  }
}

async function installFonts(into: string, finalFolder: string): Promise<void> {
  const target = join(into, 'fonts', 'Arabic');
  await mkdir(target, { recursive: true });
  const files = join(dirname(modules.resolve('@fontsource/noto-sans-arabic/package.json')), 'files');
  for (const file of await readdir(files)) {
    if (!/^noto-sans-arabic-arabic-(400|700)-normal\.woff$/.test(file)) continue;
    await writeFile(join(target, file.replace('.woff', '.ttf')), sfntOf(await readFile(join(files, file))));
  }
  await writeFile(
    join(into, 'fonts.conf'),
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${finalFolder}/fonts/fonts</dir><cachedir>${finalFolder}/fonts-cache</cachedir></fontconfig>\n`,
  );
}

/** A WOFF 1 file as the plain font it wraps: its tables, each inflated, behind a fresh directory. */
function sfntOf(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const entry = woff.subarray(44 + index * 20, 64 + index * 20);
    const length = entry.readUInt32BE(12);
    const packed = woff.subarray(entry.readUInt32BE(4), entry.readUInt32BE(4) + entry.readUInt32BE(8));
    const body = packed.length < length ? inflateSync(packed) : packed;
    return { tag: entry.subarray(0, 4), checksum: entry.subarray(16, 20), body };
  });
  const head = Buffer.alloc(12 + count * 16);
  woff.copy(head, 0, 4, 8);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  let offset = head.length;
  const bodies = tables.map(({ tag, checksum, body }, index) => {
    const at = 12 + index * 16;
    tag.copy(head, at);
    checksum.copy(head, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(body.length, at + 12);
    const padded = Buffer.concat([body, Buffer.alloc((4 - (body.length % 4)) % 4)]);
    offset += padded.length;
    return padded;
  });
  return Buffer.concat([head, ...bodies]);
}
