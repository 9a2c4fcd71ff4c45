import { useEffect, useState } from 'preact/hooks';
import { openNow } from './hours.ts';
import { useAround, useChatState } from './context.ts';
import { momentOf } from './when.ts';

/** Whether somebody is there, when not until when, and how long an answer takes; tells again by itself when it opens or closes. */
export function Presence() {
  const { say, language, config } = useAround();
  const { online, email, own } = useChatState();
  const { answersWithin, hours } = own ?? config;
  const [now, look] = useState(Date.now);
  const { closed, change, opensAt } = openNow(hours, now);
  useEffect(() => {
    // Within the hour at the latest: a page that slept wakes up late, and browsers wait no more than some weeks.
    const timer = setTimeout(() => look(Date.now()), Math.min(change - now, 3_600_000));
    return () => clearTimeout(timer);
  });
  const away = opensAt ? 'closed' : 'away';
  const fill = { email: email ?? '', when: opensAt && momentOf(opensAt, language) };
  return (
    <p role="status">
      {online ? say('online') : say(email ? `${away}Mail` : away, fill)}
      {!closed && answersWithin && (
        <small>
          {say(hours ? 'answersOpen' : 'answers', {
            time: new Intl.NumberFormat(language, {
              style: 'unit',
              unit: answersWithin.unit,
              unitDisplay: 'long',
            }).format(answersWithin.value),
          })}
        </small>
      )}
    </p>
  );
}
