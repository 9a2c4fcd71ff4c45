import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import { IconCalendarEvent, IconFile, IconFileTypePdf, IconMail, IconMusic, IconVideo } from '@tabler/icons-react';
import { isPicture } from '#core/channels/picture-types.ts';
import { bytes } from '../ui/format.ts';
import type { MessageItem } from './items.ts';
import styles from './items.module.css';

/** A mail within a mail opens on a page that only shows it. */
const isMail = /^message\/rfc822 |\.eml$/i;

/** An icon for a kind of file. */
export function FileIcon({ type }: { type: string }) {
  const look = { size: 17, stroke: 1.6, 'aria-hidden': true } as const;
  if (type === 'application/pdf') return <IconFileTypePdf {...look} />;
  if (type.startsWith('audio/')) return <IconMusic {...look} />;
  if (type === 'message/rfc822') return <IconMail {...look} />;
  if (type === 'text/calendar') return <IconCalendarEvent {...look} />;
  if (type.startsWith('video/')) return <IconVideo {...look} />;
  return <IconFile {...look} />;
}

/** Bytes: smaller pictures within a layout are logos and lines. */
const ornament = 4_000;

/** The layout shows its own pictures; beside the text stand those that are more than an ornament. */
export function filesBeside({ files, hasHtml, marked }: MessageItem, laidOut: boolean): MessageItem['files'] {
  if (marked !== null) return files.filter(({ inline }) => !inline);
  return files.filter(({ inline, size }) => !(inline && hasHtml) || (!laidOut && size > ornament));
}

/** The button that shows the layout says how many pictures it has that do not stand beside the text. */
export function asSentWords(message: MessageItem): string {
  const beside = filesBeside(message, false);
  const hidden = message.files.filter((file) => file.size > 0 && !beside.includes(file)).length;
  if (hidden === 0) return t`Show as sent`;
  return plural(hidden, {
    one: 'Show as sent, with a small picture',
    other: 'Show as sent, with # small pictures',
  });
}

/** The files of a message: pictures are shown, others named with their size. */
export function Attachments({ message, files }: { message: string; files: MessageItem['files'] }) {
  if (files.length === 0) return null;
  return (
    <ul className={styles.files} aria-label={t`Attachments`}>
      {files.map((file) => (
        <li key={file.id}>
          <Attachment message={message} file={file} />
        </li>
      ))}
    </ul>
  );
}

type File = MessageItem['files'][number];

/** A picture that cannot be drawn, because it is cut off or empty, is a file like others. */
function Attachment({ message, file: { id, name, type, size } }: { message: string; file: File }) {
  const [broken, setBroken] = useState(false);
  const address = `/api/v1/messages/${message}/files/${id}`;
  const href = isMail.test(`${type} ${name}`) ? `${address}/mail` : address;
  if (isPicture(type) && size > 0 && !broken)
    return (
      <a href={href} target="_blank" rel="noopener" className={styles.picture} title={`${name}, ${bytes(size)}`}>
        <img src={href} alt={name} loading="lazy" onError={() => setBroken(true)} />
      </a>
    );
  return (
    <a href={href} target="_blank" rel="noopener" className={styles.file}>
      <FileIcon type={type} />
      <span>{name}</span>
      <small>{bytes(size)}</small>
    </a>
  );
}
