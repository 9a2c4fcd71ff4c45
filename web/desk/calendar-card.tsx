import { plural, t } from '@lingui/core/macro';
import { useState } from 'react';
import { IconCalendarEvent, IconClock, IconMapPin, IconRepeat, IconUser } from '@tabler/icons-react';
import type { CalendarEvent, MailMark } from '#core/channels/mail-marks.ts';
import { methodWords, whenWords, whoWords } from './calendar-words.ts';
import styles from './mail-marks.module.css';

type Calendar = Extract<MailMark, { kind: 'calendar' }>;

const look = { size: 15, stroke: 1.6, 'aria-hidden': true } as const;

function Line({ icon, words, name }: { icon: React.ReactNode; words: string; name: string }) {
  if (words === '') return null;
  return (
    <li>
      {icon}
      <span>
        <span className={styles.name}>{name}: </span>
        {words}
      </span>
    </li>
  );
}

function Event({ calendar, event }: { calendar: Calendar; event: CalendarEvent }) {
  const [open, setOpen] = useState(false);
  const { title, place, repeats, description } = event;
  const off = event.cancelled || calendar.method === 'cancellation';
  return (
    <section className={styles.card} data-off={off} aria-label={`${methodWords(calendar, event)}: ${title}`}>
      <header>
        <IconCalendarEvent size={17} stroke={1.6} aria-hidden="true" />
        <span className={styles.method}>{methodWords(calendar, event)}</span>
      </header>
      <strong className={styles.title} dir="auto">
        {title === '' ? t`Without a title` : title}
      </strong>
      <ul>
        <Line icon={<IconClock {...look} />} name={t`When`} words={whenWords(event)} />
        <Line icon={<IconRepeat {...look} />} name={t`Repeats`} words={repeats} />
        <Line icon={<IconMapPin {...look} />} name={t`Where`} words={place} />
        <Line icon={<IconUser {...look} />} name={t`Who`} words={whoWords(event)} />
      </ul>
      {description === '' ? null : (
        <button type="button" className={styles.more} aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? t`Hide the description` : t`Show the description`}
        </button>
      )}
      {open ? (
        <p className={styles.description} dir="auto">
          {description}
        </p>
      ) : null}
    </section>
  );
}

/** What a calendar that came with a mail says; the file itself stays among the files. */
export function CalendarCard({ calendar }: { calendar: Calendar }) {
  const { more } = calendar;
  return (
    <>
      {calendar.events.map((event, at) => (
        <Event key={at} calendar={calendar} event={event} />
      ))}
      {more === 0 ? null : (
        <p className={styles.mended}>
          {plural(more, {
            one: 'One more event stands in the file.',
            other: '# more events stand in the file.',
          })}
        </p>
      )}
    </>
  );
}
