import { expect, test } from 'vitest';
import { png } from '#test/mails/png.ts';
import { writeTnef } from '#test/mails/tnef.ts';
import { readTnef } from './tnef.ts';

const picture = png(40, 20, [10, 200, 100]);
const files = [
  { name: 'Angebot für Jürgen.pdf', bytes: Buffer.from('%PDF-1.4 offer') },
  { name: 'lamp', bytes: picture },
];

test('files come out with their whole names, their bytes and what they are', () => {
  const read = readTnef(writeTnef({ files, plain: 'The offer.' }));
  expect(read).toMatchObject({ damaged: false, plain: 'The offer.' });
  expect(read?.files.map(({ name, type }) => [name, type])).toEqual([
    ['Angebot für Jürgen.pdf', 'application/pdf'],
    ['lamp', 'image/png'],
  ]);
  expect(read?.files.map(({ bytes }) => bytes)).toEqual(files.map(({ bytes }) => bytes));
});

test('words in RTF: plain ones, and HTML that was wrapped in it', () => {
  const plain = String.raw`{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\f0 Gr\'fc\'dfe,\par see \{4711\}\u8211? thanks}`;
  expect(readTnef(writeTnef({ files: [], rtf: plain }))?.plain).toBe('Grüße,\nsee {4711}– thanks');
  const html = String.raw`{\rtf1\ansi\ansicpg1252\fromhtml1 {\*\htmltag64 <p>}Hello\htmlrtf\par\htmlrtf0 {\*\htmltag84 <b>}desk{\*\htmltag92 </b>}{\*\htmltag72 </p>}}`;
  expect(readTnef(writeTnef({ files: [], rtf: html }))?.html).toBe('<p>Hello<b>desk</b></p>');
});

test('what is cut short gives the files before the cut and says that it is damaged', () => {
  const whole = writeTnef({ files });
  const cut = readTnef(whole.subarray(0, whole.length - picture.length - 20));
  expect(cut).toMatchObject({ damaged: true });
  expect(cut?.files[0]).toMatchObject({ name: 'Angebot für Jürgen.pdf' });
});

test('no length in it is believed, and what is none is none', () => {
  const whole = writeTnef({ files, plain: 'x' });
  expect(readTnef(Buffer.from('not at all'))).toBeUndefined();
  expect(readTnef(Buffer.alloc(0))).toBeUndefined();
  for (let at = 6; at < whole.length; at += 1) {
    const bent = Buffer.from(whole);
    bent[at] = 0xff;
    expect(readTnef(bent)?.files.length ?? 0).toBeLessThanOrEqual(files.length + 1);
  }
});

test('more files than anybody sends are not taken', () => {
  const many = Array.from({ length: 300 }, (_, n) => ({ name: `${n}`, bytes: Buffer.from('x') }));
  expect(readTnef(writeTnef({ files: many }))).toMatchObject({ damaged: true });
});
