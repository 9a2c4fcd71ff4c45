import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { channelLook } from '../channel-look.ts';
import type { FirstWords } from './first-words.ts';
import type { Way } from './use-ways.ts';
import styles from './begin.module.css';

interface WayChoiceProps {
  ways: readonly Way[];
  channel: FirstWords['channel'];
  choose(channel: FirstWords['channel']): void;
}

const notBy: Record<Way['channel'], string> = {
  mail: t`Not by mail:`,
  chat: t`Not by chat:`,
  form: t`Not by form:`,
};

/** By what it goes: what does not reach them says why. */
export function WayChoice({ ways, channel, choose }: WayChoiceProps) {
  const chosen = ways.find((way) => way.channel === channel);
  return (
    <div className={styles.ways}>
      <div role="radiogroup" aria-label={t({ message: 'By', comment: 'by mail or chat' })} className={styles.kinds}>
        {ways.map((way) => (
          <Kind key={way.channel} way={way} chosen={way === chosen} choose={choose} />
        ))}
      </div>
      {chosen?.reason == null && chosen?.note != null ? <p>{chosen.note}</p> : null}
      {chosen?.goesOn == null ? null : (
        <p>
          <Trans>Their chat goes on: conversation #{ph({ number: chosen.goesOn.number })}.</Trans>
        </p>
      )}
      {ways.every(({ reason }) => reason === null) ? null : (
        <p>
          {ways.map(({ channel: kind, reason }) =>
            reason === null ? null : (
              <span key={kind} id={`not-by-${kind}`} role={kind === channel ? 'alert' : undefined}>
                <b>{notBy[kind]}</b> {reason}{' '}
              </span>
            ),
          )}
        </p>
      )}
    </div>
  );
}

interface KindProps {
  way: Way;
  chosen: boolean;
  choose(channel: FirstWords['channel']): void;
}

function Kind({ way: { channel, reason }, chosen, choose }: KindProps) {
  const { Icon, name } = channelLook[channel];
  const leads = reason === null && channel !== 'form';
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-describedby={leads ? undefined : `not-by-${channel}`}
      disabled={!leads}
      className={styles.kind}
      onClick={() => (channel === 'form' ? undefined : choose(channel))}
    >
      <Icon size={15} stroke={1.7} aria-hidden="true" />
      {name}
    </button>
  );
}
