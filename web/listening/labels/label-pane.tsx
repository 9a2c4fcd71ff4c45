import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button, Kbd } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { giveLabel, listLabelItems } from '#core/contract/labels.ts';
import { labels, type Label } from '#core/listening/sentiment/labels.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { toastError } from '../../app/toast.tsx';
import { number } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { languageName } from '../readings/reading-words.ts';
import { MaskedText } from '../masking/masked-text.tsx';
import { labelNames } from './label-words.ts';
import styles from './labels.module.css';

type Waiting = WireOutputOf<typeof listLabelItems>;
type Item = Waiting['items'][number];

const aDay = 10;

/** The texts that wait for one's own word, one at a time. */
export function LabelPane() {
  const may = useMay('conversation.tag');
  const waiting = useRead(listLabelItems, {}, { enabled: may, staleTime: Number.POSITIVE_INFINITY });
  if (!may) return null;
  return <Loaded query={waiting}>{(page) => <Labelling key={page.items[0]?.id ?? ''} page={page} />}</Loaded>;
}

/** Goes through one page of texts; the next is fetched once all of them have a label. */
function Labelling({ page }: { page: Waiting }) {
  const [given, setGiven] = useState<readonly string[]>([]);
  const { mutate: give, isPending } = useWrite(giveLabel, {
    outdates: given.length + 1 >= page.items.length ? ['label.'] : ['label.samples'],
    onError: toastError,
  });
  const item = page.items[given.length];
  const say = (said: Label) => {
    if (item !== undefined) give({ id: item.id, said }, { onSuccess: () => setGiven([...given, item.id]) });
  };
  const last = given.at(-1);
  const takeBack = () => {
    if (last !== undefined) give({ id: last, said: null }, { onSuccess: () => setGiven(given.slice(0, -1)) });
  };
  return (
    <Pane
      title={t`How does this read to you?`}
      about={<Progress today={page.today + given.length} left={page.left - given.length} />}
    >
      {item === undefined ? <NothingLeft /> : <Text item={item} />}
      <Keys say={say} ready={item !== undefined && !isPending} />
      <TakeBack run={takeBack} ready={last !== undefined && !isPending} />
    </Pane>
  );
}

function Progress({ today, left }: { today: number; left: number }) {
  const [done, rest] = [number(today), number(left)];
  return (
    <span aria-live="polite">
      <Trans>
        {done} of {ph({ aDay: number(aDay) })} today · {rest} left
      </Trans>
    </span>
  );
}

function NothingLeft() {
  return (
    <Empty icon={IconChecks} title={t`All drawn texts have their label`}>
      <Trans>Draw more below once new texts have come in.</Trans>
    </Empty>
  );
}

function Text({ item: { pieces, language } }: { item: Item }) {
  return (
    <blockquote className={styles.text} lang={language} dir="auto">
      <MaskedText pieces={pieces} />
      <footer>{languageName(language)}</footer>
    </blockquote>
  );
}

function Keys({ say, ready }: { say: (said: Label) => void; ready: boolean }) {
  return (
    <div className={styles.keys} role="group" aria-label={t`How does this read to you?`}>
      {labels.map((said, at) => (
        <LabelKey key={said} keys={`${at + 1}`} label={labelNames[said]} run={() => say(said)} ready={ready} />
      ))}
    </div>
  );
}

function LabelKey({ keys, label, run, ready }: { keys: string; label: string; run: () => void; ready: boolean }) {
  useShortcut({ keys, label, group: t`Labelling` }, run, ready);
  return (
    <Button
      variant="default"
      size="md"
      onClick={run}
      disabled={!ready}
      rightSection={<Kbd aria-hidden="true">{keys}</Kbd>}
    >
      {label}
    </Button>
  );
}

function TakeBack({ run, ready }: { run: () => void; ready: boolean }) {
  useShortcut({ keys: 'z', label: t`Take the last label back`, group: t`Labelling` }, run, ready);
  return (
    <Button
      className={styles.back ?? ''}
      variant="subtle"
      onClick={run}
      disabled={!ready}
      rightSection={<Kbd aria-hidden="true">z</Kbd>}
    >
      <Trans>Take the last label back</Trans>
    </Button>
  );
}
