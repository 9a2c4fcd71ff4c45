import { expect, test } from 'vitest';
import { isFileTaken } from '#core/listening/survey/file-taken.ts';
import { fileTypeOf } from './file-type.ts';

const bytes = (letters: string) => Buffer.from(letters, 'latin1');

test.for([
  ['\x89PNG\r\n\x1a\n', 'audio/wav', 'image/png'],
  ['<html><script>', 'image/png', 'application/octet-stream'],
  ['<html><script>', 'application/pdf', 'application/octet-stream'],
  ['<html><script>', 'text/html; charset=utf-8', 'text/html'],
  ['%PDF-1.7', 'image/png', 'application/pdf'],
  ['\0\0\0\x18ftypheic', '', 'image/heic'],
  ['\0\0\0\x1cftypisom', 'audio/mp4', 'audio/mp4'],
  ['\0\0\0\x1cftypisom', 'image/png', 'video/mp4'],
  ['\x1a\x45\xdf\xa3', 'audio/webm;codecs=opus', 'audio/webm'],
  ['OggS', 'audio/ogg; codecs=opus', 'audio/ogg'],
  ['ID3\x04', 'application/octet-stream', 'audio/mpeg'],
  ['PK\x03\x04', 'application/vnd.oasis.opendocument.text', 'application/vnd.oasis.opendocument.text'],
  ['PK\x03\x04', 'image/png', 'application/zip'],
  ['a,b\n1,2', 'text/csv', 'text/csv'],
] as const)('%j said to be %s is %s', ([begins, said, type]) => {
  expect(fileTypeOf(bytes(begins), said)).toBe(type);
});

test.for([
  [{ takes: 'photo' }, 'a.heic', 'image/heic', true],
  [{ takes: 'photo' }, 'a.png', 'application/octet-stream', false],
  [{ takes: 'voice' }, 'a.webm', 'video/webm', false],
  [{}, 'a.exe', 'application/octet-stream', true],
  [{ acceptedTypes: '' }, 'a.exe', 'application/octet-stream', true],
  [{ acceptedTypes: '.PDF, image/*' }, 'A.pdf', 'application/pdf', true],
  [{ acceptedTypes: '.pdf' }, 'a.pdf', 'text/html', false],
  [{ acceptedTypes: '.docx' }, 'a.docx', 'application/zip', true],
  [{ acceptedTypes: '.docx' }, 'a.exe', 'application/zip', false],
  [{ acceptedTypes: 'text/csv' }, 'a.csv', 'text/csv', true],
  [{ takes: 'photo', acceptedTypes: '*/*' }, 'a', 'text/plain', true],
] as const)('%j: %s of %s is taken: %s', ([said, name, type, taken]) => {
  expect(isFileTaken({ type: 'file', name: 'file', ...said }, { name, type })).toBe(taken);
});
