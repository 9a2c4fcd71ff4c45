import { useState, type Ref } from 'react';
import { PlainWords } from './plain-words.tsx';
import { useEditorLoaded } from './load-editor.ts';
import type { WordsHandle, WordsProps } from './words-handle.ts';

interface EitherWordsProps extends WordsProps {
  handle: Ref<WordsHandle>;
  marked: boolean;
}

/** The box to write in: with marks where they are known, else plain. */
export function Words({ handle, marked, ...props }: EitherWordsProps) {
  const editor = useEditorLoaded();
  const [focused, setFocused] = useState(false);
  // A letter that is put together of several strokes is not cut off.
  const [composing, setComposing] = useState(false);
  if (!marked || editor === undefined || composing)
    return <PlainWords handle={handle} marked={marked} told={{ setFocused, setComposing }} {...props} />;
  return <editor.MarkedWords handle={handle} autoFocus={focused} {...props} />;
}
