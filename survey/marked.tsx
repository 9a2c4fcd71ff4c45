import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type Blocks = ComponentType<{ text: string }>;

let loaded: Blocks | undefined;

/** Signs that may mark something. */
const marks = /[*`[\]\\]|^(?:>|-|\d+\.)/m;

function Plain({ text }: { text: string }) {
  return (
    <>
      {text.split(/\n\n+/).map((part, at) => (
        <p key={at}>{part}</p>
      ))}
    </>
  );
}

/** Marked text: bold, lists, links; never markup of the page. What reads the marks is loaded when there are some. */
export function Marked({ text }: { text: string }) {
  const [Read, set] = useState(() => loaded);
  const wanted = Read === undefined && marks.test(text);
  useEffect(() => {
    if (!wanted) return;
    import('./marked-blocks.tsx').then(
      ({ MarkedBlocks }) => set(() => (loaded = MarkedBlocks)),
      () => undefined, // it can be read with its marks
    );
  }, [wanted]);
  return <div class="marked">{Read === undefined ? <Plain text={text} /> : <Read text={text} />}</div>;
}
