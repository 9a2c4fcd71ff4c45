import { plural, t } from '@lingui/core/macro';
import { useEffect, useId, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { Portal, VisuallyHidden } from '@mantine/core';
import { IconUsersGroup } from '@tabler/icons-react';
import type { Editor } from '@tiptap/react';
import { Avatar } from '../../ui/avatar.tsx';
import type { Conversation } from '../summary.ts';
import { findNamed, type Nameable } from './find-named.ts';
import { closing, type Asking, type Suggesting } from './suggesting.ts';
import { useNameable } from './use-nameable.ts';
import styles from './mentions.module.css';

interface MentionListProps {
  editor: Editor;
  suggesting: Suggesting;
  conversation: Pick<Conversation, 'assignee' | 'team'>;
}

/** Who can be named, while somebody types at an `@` in a note. */
export function MentionList({ editor, suggesting, conversation }: MentionListProps) {
  const asking = useSyncExternalStore(suggesting.hear, suggesting.now);
  const all = useNameable(conversation);
  const found = asking === null ? [] : findNamed(all, asking.words);
  if (asking === null || found.length === 0) return null;
  return <Found key={asking.from} asking={asking} found={found} editor={editor} suggesting={suggesting} />;
}

interface FoundProps extends Omit<MentionListProps, 'conversation'> {
  asking: Asking;
  found: readonly Nameable[];
}

function choose(editor: Editor, { from, to }: Asking, { id, name }: Nameable): void {
  const words = [
    { type: 'mention', attrs: { id, label: name } },
    { type: 'text', text: ' ' },
  ];
  editor.chain().focus().insertContentAt({ from, to }, words).run();
}

function Found({ asking, found, editor, suggesting }: FoundProps) {
  const id = useId();
  const [{ words, at }, setAt] = useState({ words: asking.words, at: 0 });
  // What was chosen by arrow counts for the words it was chosen among.
  const active = words === asking.words ? Math.min(at, found.length - 1) : 0;
  const move = (by: number) => setAt({ words: asking.words, at: (active + by + found.length) % found.length });
  const takes: Record<string, () => void> = {
    ArrowDown: () => move(1),
    ArrowUp: () => move(-1),
    Enter: () => choose(editor, asking, found[active]!),
    Tab: () => choose(editor, asking, found[active]!),
    Escape: () => editor.view.dispatch(closing(editor.state.tr)),
  };
  useLayoutEffect(() => {
    suggesting.listen((key) => {
      takes[key]?.();
      return key in takes;
    });
  });
  useEffect(() => () => suggesting.listen(null), [suggesting]);
  useNamesList(editor, { list: id, option: `${id}-${active}` });
  const many = found.length;
  return (
    <Portal>
      <ul id={id} role="listbox" aria-label={t`Who to mention`} className={styles.list} style={placeAt(editor, asking)}>
        {found.map((one, index) => (
          <li
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === active}
            ref={(row) => (index === active ? row?.scrollIntoView({ block: 'nearest' }) : undefined)}
            onPointerDown={(event) => event.preventDefault()}
            onPointerMove={() => (index === active ? undefined : setAt({ words: asking.words, at: index }))}
            onClick={() => choose(editor, asking, one)}
          >
            {one.team ? <IconUsersGroup size={22} stroke={1.5} aria-hidden /> : <Avatar name={one.name} size={22} />}
            <bdi>{one.name}</bdi>
            <small>{one.said}</small>
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{plural(many, { one: 'One to mention', other: '# to mention' })}</VisuallyHidden>
    </Portal>
  );
}

/** The box says which list it names from, and who is chosen in it. */
function useNamesList({ view }: Editor, { list, option }: { list: string; option: string }): void {
  useLayoutEffect(() => {
    const said = { 'aria-controls': list, 'aria-activedescendant': option, 'aria-autocomplete': 'list' };
    for (const [name, value] of Object.entries(said)) view.dom.setAttribute(name, value);
    return () => {
      for (const name of Object.keys(said)) view.dom.removeAttribute(name);
    };
  }, [view, list, option]);
}

const width = 280;
const tallest = 300;

/** Above the `@`, or below where there is more room. */
function placeAt({ view }: Editor, { from }: Asking) {
  const { left, top, bottom } = view.coordsAtPos(Math.min(from, view.state.doc.content.size));
  const { clientWidth, clientHeight } = document.documentElement;
  const side = { width, insetInlineStart: Math.max(8, Math.min(left - 8, clientWidth - width - 8)) };
  const isAbove = top > clientHeight - bottom;
  return isAbove
    ? { ...side, bottom: clientHeight - top + 6, maxHeight: Math.min(tallest, top - 14) }
    : { ...side, top: bottom + 6, maxHeight: Math.min(tallest, clientHeight - bottom - 14) };
}
