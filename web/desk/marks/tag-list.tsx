import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import { Combobox, ScrollArea, TextInput, useCombobox } from '@mantine/core';
import { IconCheck, IconPlus } from '@tabler/icons-react';
import { createTag, listTags } from '#core/contract/marks.ts';
import { call } from '../../app/api.ts';
import { useRead } from '../../app/read.ts';
import { toastError } from '../../app/toast.tsx';
import { Badge } from '../../ui/badge.tsx';
import type { Tag } from './marking.ts';
import styles from './marks.module.css';

const anew = ' new';

interface TagListProps {
  chosen: readonly Tag[];
  /** By what is chosen then: a new tag is made first, and others may be chosen meanwhile. */
  change(work: (now: readonly Tag[]) => readonly Tag[]): void;
  /** Told of a tag that is being made; it gives nothing when that fails. */
  making?(made: Promise<Tag | undefined>): void;
}

const without = (tags: readonly Tag[], gone: string) => tags.filter(({ id }) => id !== gone);

/** These tags, and this one once. */
export function withTag(tags: readonly Tag[], one: Tag): readonly Tag[] {
  return [...without(tags, one.id), one];
}

/** Which tags are offered for what was typed, and taking one. */
function useOffer({ chosen, change, making }: TagListProps) {
  const { data } = useRead(listTags, {}, { staleTime: 60_000 });
  const [typed, setTyped] = useState('');
  const words = typed.trim().toLowerCase();
  const isChosen = (id: string) => chosen.some((each) => each.id === id);
  const listed = data?.items ?? [];
  const made = chosen.filter(({ id }) => listed.every((each) => each.id !== id));
  const known = [...listed, ...made.map((each) => ({ ...each, archived: false }))];
  const shown = known.filter(
    ({ id, name, archived }) => name.toLowerCase().includes(words) && (!archived || isChosen(id)),
  );
  const isNew = words !== '' && known.every(({ name, archived }) => archived || name.toLowerCase() !== words);
  const make = async () => {
    const { id, name, colour } = await call(createTag, { name: typed.trim() });
    const made = { id, name, colour };
    change((now) => withTag(now, made));
    return made;
  };
  const take = (value: string) => {
    setTyped('');
    if (value === anew) {
      const made = make().catch((error: unknown) => {
        toastError(error);
        return undefined;
      });
      return making?.(made);
    }
    const one = known.find(({ id }) => id === value);
    if (isChosen(value)) change((now) => without(now, value));
    else if (one !== undefined) change((now) => withTag(now, { id: one.id, name: one.name, colour: one.colour }));
  };
  return { typed, setTyped, shown, isChosen, isNew, take };
}

/** All tags with those that are chosen ticked; typing finds one, or makes it. */
export function TagList(props: TagListProps) {
  const { typed, setTyped, shown, isChosen, isNew, take } = useOffer(props);
  // It stands open as long as the popover does: only then Enter takes what is marked.
  const store = useCombobox({ opened: true });
  const { selectFirstOption } = store;
  useEffect(() => {
    if (typed !== '') selectFirstOption();
  }, [typed, selectFirstOption]);
  return (
    <Combobox store={store} onOptionSubmit={take}>
      <Combobox.EventsTarget>
        <TextInput
          data-autofocus
          value={typed}
          maxLength={60}
          placeholder={t`Find or make a tag`}
          aria-label={t`Find or make a tag`}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Combobox.EventsTarget>
      <ScrollArea.Autosize mah={260} type="auto">
        <Combobox.Options aria-label={t`Tags`} className={styles.options ?? ''}>
          {shown.map((tag) => (
            <Combobox.Option key={tag.id} value={tag.id} active={isChosen(tag.id)} aria-selected={isChosen(tag.id)}>
              <Choice tag={tag} chosen={isChosen(tag.id)} />
            </Combobox.Option>
          ))}
          {isNew ? (
            <Combobox.Option value={anew}>
              <span className={styles.option}>
                <span>
                  <Trans>
                    Make <b>{ph({ tag: typed.trim() })}</b>
                  </Trans>
                </span>
                <IconPlus size={15} stroke={1.8} aria-hidden="true" />
              </span>
            </Combobox.Option>
          ) : null}
        </Combobox.Options>
      </ScrollArea.Autosize>
      {shown.length === 0 && !isNew ? (
        <p className={styles.noTags}>
          <Trans>No tags yet. Type a word to make the first.</Trans>
        </p>
      ) : null}
    </Combobox>
  );
}

function Choice({ tag: { name, colour }, chosen }: { tag: Tag; chosen: boolean }) {
  return (
    <span className={styles.option}>
      <Badge tone={colour}>
        <span className={styles.name}>{name}</span>
      </Badge>
      {chosen ? <IconCheck size={15} stroke={1.8} aria-hidden="true" /> : null}
    </span>
  );
}
