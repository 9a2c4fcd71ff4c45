import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import {
  IconBolt,
  IconBrowser,
  IconBuildingStore,
  IconDeviceMobile,
  IconMail,
  IconMessage,
  IconPackage,
  IconPhone,
  IconSpeakerphone,
  IconStar,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { customerLine } from '#core/contract/customer-line.ts';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { isLow } from '#core/touchpoints/scales.ts';
import { wholeDay } from '../ui/format.ts';
import { HeldBack } from '../ui/held-back.tsx';
import { Moment } from '../ui/moment.tsx';
import { channelText, factsLine, happened, placeOf, scoreWords, titleOf } from './line-words.ts';
import styles from './line.module.css';

export type LineItem = WireOutputOf<typeof customerLine>['items'][number];

const icons: Record<string, ComponentType<{ size?: number | string; stroke?: number | string }>> = {
  mail: IconMail,
  chat: IconMessage,
  phone: IconPhone,
  store: IconBuildingStore,
  delivery: IconPackage,
  web: IconBrowser,
  app: IconDeviceMobile,
  survey: IconStar,
  ad: IconSpeakerphone,
  social: IconSpeakerphone,
};

interface LineProps {
  items: readonly LineItem[];
  hasMore: boolean;
  loadingMore: boolean;
  more: () => void;
  /** In place of where it began, when that is not shown. */
  rest?: ReactNode;
}

/** Everything that happened with a customer, newest first: what we did on the left, how it felt on the right. */
export function Throughline({ items, hasMore, loadingMore, more, rest = null }: LineProps) {
  const days = byDay(items);
  return (
    <div className={styles.line}>
      <div className={styles.heads} aria-hidden="true">
        <span data-hue="fact">
          <Trans>What happened</Trans>
        </span>
        <span />
        <span data-hue="feel">
          <Trans>How it felt</Trans>
        </span>
      </div>
      <div className={styles.days}>
        {days.map(({ day, of }) => (
          <section key={day} aria-label={day}>
            <h3 className={styles.day}>
              <span>{day}</span>
            </h3>
            <ol className={styles.items}>
              {of.map((item) => (
                <Item key={item.id} item={item} />
              ))}
            </ol>
          </section>
        ))}
      </div>
      {hasMore ? (
        <More loading={loadingMore} more={more} />
      ) : (
        <p className={styles.begin}>{rest ?? <Trans>Here it began.</Trans>}</p>
      )}
    </div>
  );
}

/** Loads on when it comes into sight; a button for those who do not scroll. */
function More({ loading, more }: { loading: boolean; more: () => void }) {
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const watch = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting === true && !loading) more();
    });
    if (end.current !== null) watch.observe(end.current);
    return () => watch.disconnect();
  }, [loading, more]);
  return (
    <div className={styles.more} ref={end}>
      <Button variant="subtle" loading={loading} onClick={more}>
        <Trans>Earlier</Trans>
      </Button>
    </div>
  );
}

function Item({ item }: { item: LineItem }) {
  const { feelings, channel, at, held } = item;
  const Icon = icons[channel] ?? IconBolt;
  const low = feelings !== null && isLow(feelings.scale, feelings.score);
  return (
    <li className={styles.item}>
      <div className={styles.fact}>
        {feelings === null && held === null ? (
          <What item={item} />
        ) : (
          <span className={styles.about}>{item.touchpoint.name}</span>
        )}
      </div>
      <div className={styles.knot} data-low={low} title={channelText(channel)}>
        <Icon size={15} stroke={1.7} />
      </div>
      <div className={styles.feeling}>
        {held === null ? null : (
          <span className={styles.under}>
            <HeldBack held={held} /> · <Moment at={at} />
          </span>
        )}
        {feelings === null ? null : (
          <>
            <b>{scoreWords(feelings)}</b>
            <span className={styles.under}>
              {factsLine(item.facts) || happened(item)} · <Moment at={at} />
            </span>
          </>
        )}
      </div>
    </li>
  );
}

function What({ item }: { item: LineItem }) {
  const facts = factsLine(item.facts);
  const about = [placeOf(item), facts].filter(Boolean).join(' · ');
  const words = <b>{titleOf(item)}</b>;
  return (
    <>
      {item.conversation === null ? words : <Link to={`/inbox/${item.conversation}` as never}>{words}</Link>}
      <span className={styles.under}>
        {about === '' ? null : `${about} · `}
        <Moment at={item.at} />
      </span>
    </>
  );
}

interface Day {
  day: string;
  of: LineItem[];
}

function byDay(items: readonly LineItem[]): Day[] {
  const days: Day[] = [];
  for (const item of items) {
    const day = wholeDay(item.at);
    if (days.at(-1)?.day === day) days.at(-1)?.of.push(item);
    else days.push({ day, of: [item] });
  }
  return days;
}
