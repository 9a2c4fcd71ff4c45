import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useRef, useState } from 'react';
import { IconRoute } from '@tabler/icons-react';
import { listEnded } from '#core/contract/ended.ts';
import { useRead } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { EndedCard } from './ended-card.tsx';
import type { Ended } from './ended.ts';
import { useWritingAgain, type Why } from './writing-again.ts';
import styles from './ended.module.css';

/** What became of the customers one answered: five a day, for nobody else's eyes. */
export function EndedPage() {
  const read = useRead(listEnded, {}, { staleTime: 60_000 });
  return (
    <Page
      narrow
      title={t`How it ended`}
      about={t`What became of customers you answered, three days to two weeks later. Five at most a day, and only you see them.`}
    >
      <Loaded query={read}>{({ items }) => (items.length === 0 ? <Nobody /> : <Cards items={items} />)}</Loaded>
    </Page>
  );
}

function Nobody() {
  return (
    <Empty icon={IconRoute} title={t`Nothing to tell today`}>
      <Trans>
        Three days after you answered somebody and their conversation was resolved, you see here what they did next:
        whether they wrote again, bought again, and how they said it felt.
      </Trans>
    </Empty>
  );
}

function Cards({ items }: { items: readonly Ended[] }) {
  const list = useRef<HTMLOListElement>(null);
  const write = useWritingAgain();
  const mayPromise = useMay('conversation.promise');
  const [reminding, setReminding] = useState<string | null>(null);
  const cards = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-ended]') ?? [])];
  const standing = () => cards().findIndex((card) => card.contains(document.activeElement));
  const step = (by: 1 | -1) => {
    const from = standing();
    cards()[from === -1 ? 0 : Math.min(items.length - 1, Math.max(0, from + by))]?.focus();
  };
  // Without a choice it is the first.
  const chosen = () => items[Math.max(0, standing())];
  const writeTo = (why: Why) => {
    const one = chosen();
    if (one !== undefined) write(one, why);
  };
  const group = t`How it ended`;
  useShortcut({ keys: 'j', label: t`Next customer`, group }, () => step(1));
  useShortcut({ keys: 'k', label: t`Previous customer`, group }, () => step(-1));
  useShortcut({ keys: 't', label: t`Thank them`, group }, () => writeTo('thank'));
  useShortcut({ keys: 'f', label: t`Follow up`, group }, () => writeTo('follow'));
  const remind = () => setReminding(chosen()?.conversation.id ?? null);
  useShortcut({ keys: 'r', label: t`Remind me to follow up`, group }, remind, mayPromise);
  return (
    <ol className={styles.cards} ref={list}>
      {items.map((one) => (
        <EndedCard
          key={one.conversation.id}
          ended={one}
          reminding={reminding === one.conversation.id}
          setReminding={(open) => setReminding(open ? one.conversation.id : null)}
          write={(why) => write(one, why)}
        />
      ))}
    </ol>
  );
}
