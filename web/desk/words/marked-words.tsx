import { useEffect, useEffectEvent, useImperativeHandle, useLayoutEffect, useState, type Ref } from 'react';
import { RichTextEditor } from '@mantine/tiptap';
import { useEditor, type Editor, type UseEditorOptions } from '@tiptap/react';
import { readMarked } from '#core/marked/read.ts';
import type { Doc } from '#core/marked/tree.ts';
import { docOfPlain, writeMarked } from '#core/marked/write.ts';
import { MentionList } from '../mentions/mention-list.tsx';
import { suggestions, type Suggesting } from '../mentions/suggesting.ts';
import { extensionsFor } from './extensions.ts';
import { formatLabels, Formats } from './formats.tsx';
import type { WordsHandle, WordsProps } from './words-handle.ts';
import '@mantine/tiptap/styles.layer.css';
import styles from './words.module.css';

interface MarkedWordsProps extends WordsProps {
  handle: Ref<WordsHandle>;
  /** Somebody was writing already, before the editor came. */
  autoFocus: boolean;
}

function contentOf(text: string): Doc {
  const doc = readMarked(text);
  return doc.content.length === 0 ? { ...doc, content: [{ type: 'paragraph' }] } : doc;
}

/** As it is kept; the editor knows no other nodes and marks than the text does (extensions.ts). */
function textOf(editor: Editor): string {
  return editor.isEmpty ? '' : writeMarked(editor.getJSON() as Doc);
}

const isSend = ({ key, metaKey, ctrlKey }: KeyboardEvent) => key === 'Enter' && (metaKey || ctrlKey);

/** What the editor calls: set anew by each drawing, while the editor itself is made once. */
interface Heard extends Pick<WordsProps, 'write' | 'onSlash'> {
  /** What stands in it, as was last told or heard. */
  known: string;
}

function hearing(first: Heard): { now(): Heard; set(some: Partial<Heard>): void } {
  let now = first;
  return {
    now: () => now,
    set: (some) => {
      now = { ...now, ...some };
    },
  };
}

interface Around {
  heard: ReturnType<typeof hearing>;
  suggesting: Suggesting | null;
}

function optionsFor({ value, label, placeholder }: WordsProps, { heard, suggesting }: Around): UseEditorOptions {
  return {
    extensions: extensionsFor(placeholder, suggesting),
    content: contentOf(value),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    editorProps: {
      attributes: { 'aria-label': label, 'aria-multiline': 'true', role: 'textbox', dir: 'auto' },
      handleKeyDown: (view, event) => {
        if (suggesting?.takesKey(event) === true) return true;
        if (event.key === 'Escape') view.dom.blur();
        const { onSlash } = heard.now();
        const isEmpty = view.state.selection.$from.parent.content.size === 0;
        if (event.key !== '/' || !isEmpty || onSlash === undefined) return false;
        onSlash();
        return true;
      },
      // sending is not a line break
      handleDOMEvents: { keydown: (_, event) => isSend(event) },
    },
    onUpdate: ({ editor }) => {
      const known = textOf(editor);
      heard.set({ known });
      heard.now().write(known);
    },
  };
}

/** Words with marks: bold, lists, quotes, code, links, pictures in their places. */
export function MarkedWords({ handle, autoFocus, ...props }: MarkedWordsProps) {
  const { value, write, onSlash, naming } = props;
  const [heard] = useState(() => hearing({ write, onSlash, known: value }));
  useLayoutEffect(() => heard.set({ write, onSlash }), [heard, write, onSlash]);
  const [suggesting] = useState(() => (naming === undefined ? null : suggestions()));
  const [options] = useState(() => optionsFor(props, { heard, suggesting }));
  const editor = useEditor(options);
  useEffect(() => {
    if (value === heard.now().known) return;
    heard.set({ known: value });
    const had = editor.isFocused;
    editor.commands.setContent(contentOf(value), { emitUpdate: false });
    if (had) editor.commands.focus('end');
  }, [editor, value, heard]);
  useImperativeHandle(handle, () => handleOf(editor), [editor]);
  const wasWriting = useEffectEvent(() => autoFocus);
  useLayoutEffect(() => {
    if (wasWriting()) handleOf(editor).focus();
  }, [editor]);
  return (
    <RichTextEditor
      editor={editor}
      variant="subtle"
      labels={formatLabels}
      withCodeHighlightStyles={false}
      className={styles.root ?? ''}
      classNames={{ content: styles.content ?? '' }}
    >
      <Formats />
      <RichTextEditor.Content />
      {suggesting === null || naming === undefined ? null : (
        <MentionList editor={editor} suggesting={suggesting} conversation={naming} />
      )}
    </RichTextEditor>
  );
}

function handleOf(editor: Editor): WordsHandle {
  let touched = false;
  return {
    // at once: the next key belongs here already
    focus: () => {
      if (!touched && !editor.isFocused) editor.commands.setTextSelection(editor.state.doc.content.size);
      touched = true;
      editor.view.focus();
    },
    insert: ({ text, marked }) =>
      void editor
        .chain()
        .focus()
        .insertContent((marked === null ? docOfPlain(text) : contentOf(marked)).content)
        .run(),
    picture: ({ id, name }) => {
      const { state, view, schema } = editor;
      const at = touched || editor.isFocused ? state.selection.to : state.doc.content.size - 1;
      view.dispatch(state.tr.replaceRangeWith(at, at, schema.nodes['picture']!.create({ id, name })));
    },
  };
}
