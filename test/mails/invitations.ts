import { head, type Sample } from './sample.ts';
import { file, together, words, writeMail } from './write-mail.ts';

/** A calendar with one appointment. */
export function calendar(lines: string[], method = 'REQUEST'): string {
  const zone = [
    ...['BEGIN:VTIMEZONE', 'TZID:E. Africa Standard Time', 'BEGIN:STANDARD', 'DTSTART:16010101T000000'],
    ...['TZOFFSETFROM:+0300', 'TZOFFSETTO:+0300', 'END:STANDARD', 'END:VTIMEZONE'],
  ];
  const event = ['BEGIN:VEVENT', 'UID:1@customer.example', 'DTSTAMP:20261101T000000Z', ...lines, 'END:VEVENT'];
  return [
    'BEGIN:VCALENDAR',
    `METHOD:${method}`,
    'VERSION:2.0',
    'PRODID:-',
    ...zone,
    ...event,
    'END:VCALENDAR',
    '',
  ].join('\r\n');
}

const visit = [
  'SUMMARY:Visit of the fitter\\, second floor',
  'DTSTART;TZID=E. Africa Standard Time:20261124T100000',
  'DTEND;TZID=E. Africa Standard Time:20261124T113000',
  'LOCATION:14 Riverside Drive\\, Nairobi',
  'ORGANIZER;CN=Amina Otieno:mailto:amina@customer.example',
  'ATTENDEE;CN=Desk:mailto:desk@shop.example',
  'ATTENDEE;CN=Ben:mailto:ben@customer.example',
  'DESCRIPTION:Please ring twice.\\nThe dog is friendly.',
];

/** Invitations, and what becomes of them. */
export function invited(): Sample[] {
  return [
    {
      name: 'an invitation',
      raw: writeMail(
        head('Invitation: visit of the fitter'),
        together('mixed', [
          together('alternative', [
            words('You are invited.'),
            words('<p>You are <i>invited</i>.</p>', 'text/html; charset=utf-8'),
            words(calendar(visit), 'text/calendar; charset=utf-8; method=REQUEST'),
          ]),
          file('invite.ics', 'application/ics', { bytes: calendar(visit) }),
        ]),
      ),
      files: 2,
      says: 'You are invited.',
    },
    {
      name: 'a cancelled appointment',
      raw: writeMail(
        head('Cancelled: fair'),
        together('mixed', [
          words('We cannot come.'),
          file('fair.ics', 'text/calendar', {
            bytes: calendar(
              [
                'SUMMARY:Fair',
                'DTSTART;VALUE=DATE:20261201',
                'DTEND;VALUE=DATE:20261204',
                'RRULE:FREQ=YEARLY;COUNT=3',
                'STATUS:CANCELLED',
              ],
              'CANCEL',
            ),
          }),
        ]),
      ),
      files: 1,
      says: 'We cannot come.',
    },
  ];
}
