import { useState, type ComponentProps, type ReactNode, type RefObject } from 'react';
import { CannedMenu } from '../canned-menu.tsx';
import composer from '../composer.module.css';
import type { WordsHandle } from './words-handle.ts';
import { WordsField } from './words-field.tsx';

interface CannedFieldProps extends Omit<ComponentProps<typeof WordsField>, 'handle' | 'onSlash' | 'children'> {
  handle: RefObject<WordsHandle | null>;
  /** Below the words, in the same box. */
  below?: ReactNode;
  /** Beside the canned replies. */
  tools?: ReactNode;
}

/** A field for words to customers of whom no conversation is open yet: canned replies stand as they are until they go. */
export function CannedField({ handle, below, tools, ...field }: CannedFieldProps) {
  const [canned, setCanned] = useState(false);
  return (
    <WordsField {...field} handle={handle} onSlash={() => setCanned(true)}>
      {below}
      <div className={composer.tools}>
        <CannedMenu
          conversation={null}
          opened={canned}
          setOpened={setCanned}
          choose={(chosen) => handle.current?.insert(chosen)}
        />
        {tools}
      </div>
    </WordsField>
  );
}
