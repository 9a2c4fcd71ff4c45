import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { shownEmotions, type Emotion, type Label } from '#core/listening/sentiment/labels.ts';
import { emotionNames } from '../readings/reading-words.ts';
import { LabelKey } from './label-key.tsx';
import { labelNames } from './label-words.ts';
import styles from './labels.module.css';

interface EmotionKeysProps {
  said: Label;
  ready: boolean;
  /** Undefined: nobody can tell, which is not that there is none. */
  done: (emotions: readonly Emotion[] | undefined) => void;
}

/** Which emotions the text shows: any number of them, none, or nothing said. */
export function EmotionKeys({ said, ready, done }: EmotionKeysProps) {
  const [chosen, setChosen] = useState<readonly Emotion[]>([]);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus(), []);
  const turn = (emotion: Emotion) =>
    setChosen(chosen.includes(emotion) ? chosen.filter((one) => one !== emotion) : [...chosen, emotion]);
  const [name, question] = [labelNames[said], t`Which emotions does it show?`];
  return (
    <div ref={group} tabIndex={-1} className={styles.emotions} role="group" aria-label={question}>
      <p>
        <b>{question}</b>{' '}
        <span className="muted">
          <Trans>You said: {name}</Trans>
        </span>
      </p>
      <div className={styles.keys}>
        {shownEmotions.map((emotion, at) => (
          <LabelKey
            key={emotion}
            keys={`${at + 1}`}
            label={emotionNames[emotion]}
            run={() => turn(emotion)}
            ready={ready}
            pressed={chosen.includes(emotion)}
          />
        ))}
        <LabelKey keys="0" label={t`None of these`} run={() => done([])} ready={ready && chosen.length === 0} />
        <LabelKey keys="x" label={t`Cannot tell`} run={() => done(undefined)} ready={ready && chosen.length === 0} />
        <LabelKey
          keys="d"
          label={t`Done`}
          variant="filled"
          run={() => done(chosen)}
          ready={ready && chosen.length > 0}
        />
      </div>
    </div>
  );
}
