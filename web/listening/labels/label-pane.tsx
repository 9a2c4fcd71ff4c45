import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { Button, Kbd, Switch } from '@mantine/core';
import { IconChecks } from '@tabler/icons-react';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { giveLabel, listLabelItems } from '#core/contract/labels.ts';
import { labels, type Emotion, type Label } from '#core/listening/sentiment/labels.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { useShortcut } from '../../app/shortcuts.ts';
import { toastError } from '../../app/toast.tsx';
import { number } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { Empty, Loaded } from '../../ui/states.tsx';
import { languageName } from '../readings/reading-words.ts';
import { MaskedText } from '../masking/masked-text.tsx';
import { EmotionKeys } from './emotion-keys.tsx';
import { useEmotionsToo } from './emotions-too.ts';
import { LabelKey } from './label-key.tsx';
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
  const [said, setSaid] = useState<Label>();
  const { asked, turn } = useEmotionsToo();
  const { mutate: give, isPending } = useWrite(giveLabel, {
    outdates: given.length + 1 >= page.items.length ? ['label.'] : ['label.samples'],
    onError: toastError,
  });
  const item = page.items[given.length];
  const ready = item !== undefined && !isPending;
  const last = given.at(-1);
  const keep = (label: Label, emotions?: readonly Emotion[]) => {
    if (item === undefined) return;
    const next = () => {
      setGiven([...given, item.id]);
      setSaid(undefined);
    };
    give({ id: item.id, said: label, ...(emotions && { emotions: [...emotions] }) }, { onSuccess: next });
  };
  const takeBack = () => {
    if (said !== undefined) setSaid(undefined);
    else if (last !== undefined) give({ id: last, said: null }, { onSuccess: () => setGiven(given.slice(0, -1)) });
  };
  return (
    <Pane
      title={t`How does this read to you?`}
      about={<Progress today={page.today + given.length} left={page.left - given.length} />}
      actions={<EmotionsToo asked={asked} turn={turn} />}
    >
      {item === undefined ? <NothingLeft /> : <Text item={item} />}
      {said === undefined || !asked ? (
        <Keys say={(label) => (asked ? setSaid(label) : keep(label))} ready={ready} again={given.length > 0} />
      ) : (
        <EmotionKeys said={said} ready={ready} done={(emotions) => keep(said, emotions)} />
      )}
      <TakeBack run={takeBack} begun={said !== undefined} ready={(said ?? last) !== undefined && !isPending} />
    </Pane>
  );
}

function EmotionsToo({ asked, turn }: { asked: boolean; turn: (asked: boolean) => void }) {
  return (
    <Switch
      label={t`Ask for emotions, too`}
      checked={asked}
      onChange={({ currentTarget }) => turn(currentTarget.checked)}
    />
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

interface KeysProps {
  say: (said: Label) => void;
  ready: boolean;
  /** After another text: whoever works by keys or by ear goes on from here. */
  again: boolean;
}

function Keys({ say, ready, again }: KeysProps) {
  const group = useRef<HTMLDivElement>(null);
  const onMount = useEffectEvent(() => {
    if (again) group.current?.focus();
  });
  useEffect(() => onMount(), []);
  return (
    <div ref={group} tabIndex={-1} className={styles.keys} role="group" aria-label={t`How does this read to you?`}>
      {labels.map((said, at) => (
        <LabelKey key={said} keys={`${at + 1}`} label={labelNames[said]} run={() => say(said)} ready={ready} />
      ))}
    </div>
  );
}

interface TakeBackProps {
  run: () => void;
  /** The text has half its label: that goes, and the label before stays. */
  begun: boolean;
  ready: boolean;
}

function TakeBack({ run, begun, ready }: TakeBackProps) {
  const label = begun ? t`Say again how it reads` : t`Take the last label back`;
  useShortcut({ keys: 'z', label, group: t`Labelling` }, run, ready);
  return (
    <Button
      className={styles.back ?? ''}
      variant="subtle"
      onClick={run}
      disabled={!ready}
      rightSection={<Kbd aria-hidden="true">z</Kbd>}
    >
      {label}
    </Button>
  );
}
