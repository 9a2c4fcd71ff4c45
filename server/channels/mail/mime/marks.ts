import type { MailMark } from '#core/channels/mail-marks.ts';
import type { NewFile } from '../../message-files.ts';
import { remotePictures } from '../pictures/remote-pictures.ts';
import { readCalendar } from './calendar.ts';
import { lettersOf } from './letters.ts';
import type { MimePart } from './read-parts.ts';

const mostCalendars = 3;

function walk(part: MimePart): MimePart[] {
  return [part, ...(part.parts ?? []).flatMap(walk)];
}

/** How a part is sealed (RFC 8551, RFC 3156), by its type alone: nothing is verified here. */
function sealOf({ type }: MimePart): MailMark | undefined {
  const protocol = type.parameters.get('protocol')?.toLowerCase() ?? '';
  if (type.value === 'multipart/signed') return { kind: 'signed', by: protocol.includes('pgp') ? 'OpenPGP' : 'S/MIME' };
  if (type.value === 'multipart/encrypted') return { kind: 'encrypted', by: 'OpenPGP' };
  if (!/^application\/(x-)?pkcs7-mime$/.test(type.value)) return undefined;
  const smime = type.parameters.get('smime-type')?.toLowerCase() ?? '';
  return { kind: smime === 'signed-data' ? 'signed' : 'encrypted', by: 'S/MIME' };
}

function armourOf(text: string): MailMark[] {
  const encrypted = /^-----BEGIN PGP MESSAGE-----\r?$/m.test(text);
  const signed = /^-----BEGIN PGP SIGNED MESSAGE-----\r?$/m.test(text);
  return [
    ...(signed ? [{ kind: 'signed' as const, by: 'OpenPGP' as const }] : []),
    ...(encrypted ? [{ kind: 'encrypted' as const, by: 'OpenPGP' as const }] : []),
  ];
}

function isCalendar({ type, name }: NewFile): boolean {
  return type === 'text/calendar' || type === 'application/ics' || /\.ics$/i.test(name);
}

function calendarsIn(files: NewFile[]): MailMark[] {
  const seen = new Set<string>();
  const marks: MailMark[] = [];
  for (const { bytes } of files.filter(isCalendar).slice(0, 10)) {
    const mark = readCalendar(lettersOf(bytes));
    const said = JSON.stringify(mark?.events);
    if (mark === undefined || seen.has(said) || marks.length >= mostCalendars) continue;
    seen.add(said);
    marks.push(mark);
  }
  return marks;
}

/** Files of which only the name came. */
function emptyIn(files: NewFile[]): string[] {
  const empty = files.filter(({ bytes }) => bytes.length === 0);
  if (empty.length === 0) return [];
  return [empty.length === 1 ? `${empty[0]!.name} came empty.` : `${empty.length} files came empty.`];
}

/** What is to be said of a mail beside its words: seals, calendars, pictures from the web, what was mended. */
export function marksOf(
  root: MimePart,
  about: { text: string; html: string | null; files: NewFile[]; mended: string[] },
): MailMark[] {
  const seals = [...walk(root).flatMap((part) => sealOf(part) ?? []), ...armourOf(about.text)];
  const once = new Map(seals.map((seal) => [JSON.stringify(seal), seal]));
  const remote = remotePictures(about.html ?? '').length;
  return [
    ...once.values(),
    ...calendarsIn(about.files),
    ...(remote === 0 ? [] : [{ kind: 'remote-pictures' as const, count: remote }]),
    ...[...new Set([...about.mended, ...emptyIn(about.files)])]
      .slice(0, 5)
      .map((what) => ({ kind: 'mended' as const, what })),
  ];
}
