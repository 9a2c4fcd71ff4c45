import { mailTroubles } from '#channels';
import type { App } from '#platform';
import type { Finding } from './finding.ts';

const mostNamed = 5;
const day = (at: Date) => at.toISOString().slice(0, 16).replace('T', ' ');

/** What is in the way of mail, in every company: the alarms that stand, and the mails that were set aside. */
export async function checkMail(app: App): Promise<Finding[]> {
  const { alarms, setAside } = await mailTroubles(app);
  const named = alarms.slice(0, mostNamed).map(({ sentence, since }) => `${sentence} (since ${day(since)} UTC)`);
  const more = alarms.length - named.length;
  return [
    {
      what: 'Mail alarms',
      well: alarms.length === 0,
      found: [alarms.length, ...named, ...(more > 0 ? [`and ${more} more`] : [])].join(' · '),
      mend: `Look in the console: ${[...new Set(alarms.map(({ place }) => place))].slice(0, mostNamed).join(', ')}`,
    },
    {
      what: 'Mail set aside',
      well: setAside.count === 0,
      found: setAside.oldest === null ? '0' : `${setAside.count}, the oldest of ${day(setAside.oldest)} UTC`,
      mend: 'Settings → Incoming mail says why: try again when the cause is mended, or give up.',
    },
  ];
}
