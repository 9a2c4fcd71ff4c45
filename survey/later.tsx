import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { QuestionOf } from '#core/listening/survey/definition.ts';
import { useAround, type Asked } from './context.ts';

type Rare = (typeof import('./questions/rare.ts'))['rare'];
type Kind = keyof Rare;

let loaded: Rare | undefined;

/** A kind of question that is loaded when the first of its like is shown. */
export function later<K extends Kind>(kind: K): ComponentType<Asked<QuestionOf<K>>> {
  return function Later(asked) {
    const { words } = useAround();
    const [rare, set] = useState(loaded);
    const [failed, fail] = useState(0);
    useEffect(() => {
      if (rare !== undefined) return;
      import('./questions/rare.ts').then(
        ({ rare: found }) => set((loaded = found)),
        () => setTimeout(() => fail((times) => times + 1), 3000),
      );
    }, [rare, failed]);
    if (rare === undefined) return failed > 0 ? <p class="hint">{words.offline}</p> : null;
    const Drawn = rare[kind] as ComponentType<Asked<QuestionOf<K>>>;
    return <Drawn {...asked} />;
  };
}
