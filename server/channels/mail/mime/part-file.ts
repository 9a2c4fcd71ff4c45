import { fileName } from '#core/channels/file-name.ts';
import type { NewFile } from '../../message-files.ts';
import { header } from '../headers.ts';
import { decodeWords } from './encoded-words.ts';
import { plainType } from './picture-type.ts';
import type { MimePart } from './read-parts.ts';
import { undoTransfer } from './transfer.ts';

/** Names of parts that programs send without one. */
const usual: Record<string, string> = {
  'message/rfc822': 'message.eml',
  'message/delivery-status': 'delivery-report.txt',
  'message/global-delivery-status': 'delivery-report.txt',
  'message/disposition-notification': 'reading-report.txt',
  'message/feedback-report': 'complaint-report.txt',
  'text/rfc822-headers': 'headers.txt',
  'text/calendar': 'calendar.ics',
  'application/ics': 'calendar.ics',
  'application/pgp-signature': 'signature.asc',
  'application/pgp-encrypted': 'openpgp-version.txt',
  'application/pgp-keys': 'keys.asc',
  'application/pkcs7-signature': 'smime.p7s',
  'application/x-pkcs7-signature': 'smime.p7s',
  'application/pkcs7-mime': 'smime.p7m',
  'application/x-pkcs7-mime': 'smime.p7m',
};

const extensions: Record<string, string> = {
  'text/plain': 'txt',
  'image/jpeg': 'jpg',
  'application/octet-stream': 'bin',
};

/** The name a part was given, by whatever header; empty when none. */
export function givenName({ disposition, type }: MimePart): string {
  return fileName(disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '');
}

/** A nested mail is called by its subject. */
function subjectOf(body: Buffer): string {
  const [, subject = ''] = /^subject:[ \t]*([^\r\n]{1,200})/im.exec(body.toString('latin1', 0, 8_000)) ?? [];
  return fileName(decodeWords(subject).replaceAll(/[/\\]/g, '-')).slice(0, 80);
}

/** A name for bytes of a type that came without one. */
function nameFor(type: string, position: number): string {
  const name = usual[type];
  if (name !== undefined) return name;
  const extension =
    extensions[type] ??
    type
      .split('/')[1]
      ?.replaceAll(/[^a-z0-9]/g, '')
      .slice(0, 12) ??
    'bin';
  return `file-${position + 1}.${extension}`;
}

const longestId = 300;

/** An id as the HTML names it: without brackets and blanks. */
export function bareContentId(written: string | undefined): string | undefined {
  const id = (written ?? '').replaceAll(/[<>\s\0]/g, '').toWellFormed();
  return id === '' ? undefined : id.slice(0, longestId);
}

/** A part as a file; its bytes are those of before it travelled. */
export function partFile(part: MimePart, position: number): { file: NewFile; damaged: boolean } {
  const type = part.type.value;
  const { bytes, damaged } = undoTransfer(part.body, part.encoding);
  const nested = type === 'message/rfc822' ? subjectOf(bytes) : '';
  const name = givenName(part) || (nested === '' ? nameFor(type, position) : `${nested}.eml`);
  return {
    file: {
      bytes,
      name,
      type: plainType(type, bytes),
      contentId: bareContentId(header(part.headers, 'content-id')),
      inline: false,
    },
    damaged,
  };
}
