import { ph, plural, t } from '@lingui/core/macro';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { ActionIcon, Button } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerSkipBack,
  IconPlayerSkipForward,
  IconWalk,
} from '@tabler/icons-react';
import { replaySeconds, replayTimes, stepsAt } from '#core/care/replay.ts';
import { number, wholeDay } from '../../ui/format.ts';
import { Pane } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { nameOf, wordsOfStep, type Drawn, type Step } from './week-words.ts';
import styles from './week.module.css';

const tick = 100;

interface Playing {
  seconds: number;
  playing: boolean;
  play: () => void;
  seek: (seconds: number) => void;
}

/** Where the replay stands; it goes on by itself until its end while it is played, and begins again from there. */
function usePlaying(): Playing {
  const [seconds, setSeconds] = useState(0);
  const [playing, setPlaying] = useState(false);
  const onTick = useEffectEvent((passed: number) => {
    const next = Math.min(replaySeconds, seconds + passed / 1000);
    setSeconds(next);
    if (next >= replaySeconds) setPlaying(false);
  });
  useEffect(() => {
    if (!playing) return undefined;
    let before = performance.now();
    const timer = setInterval(() => {
      const now = performance.now();
      onTick(now - before);
      before = now;
    }, tick);
    return () => clearInterval(timer);
  }, [playing]);
  const play = () => {
    if (!playing && seconds >= replaySeconds) setSeconds(0);
    setPlaying(!playing);
  };
  return { seconds, playing, play, seek: setSeconds };
}

/** A customer's line, played in a minute: each step where it stood in time. */
export function Replay({ drawn }: { drawn: Drawn }) {
  const { steps, more } = drawn;
  const playing = usePlaying();
  if (steps.length === 0)
    return (
      <Pane title={nameOf(drawn)}>
        <Empty icon={IconWalk} title={t`Nothing is left of their line`} />
      </Pane>
    );
  const inAll = steps.length;
  const starts = replayTimes(steps.map(({ at }) => Date.parse(at)));
  const shown = stepsAt(starts, playing.seconds);
  return (
    <Pane
      title={<bdi>{nameOf(drawn)}</bdi>}
      about={[
        plural(inAll, { one: '# step', other: '# steps' }),
        `${wholeDay(steps[0]!.at)} – ${wholeDay(steps.at(-1)!.at)}`,
        ...(more ? [t`the latest of a longer line`] : []),
      ].join(' · ')}
    >
      <Controls playing={playing} starts={starts} shown={shown} />
      <Track steps={steps} starts={starts} seconds={playing.seconds} />
      <Steps steps={steps} shown={shown} />
    </Pane>
  );
}

function Controls({ playing, starts, shown }: { playing: Playing; starts: readonly number[]; shown: number }) {
  const { seconds, play, seek } = playing;
  const Icon = playing.playing ? IconPlayerPauseFilled : IconPlayerPlayFilled;
  return (
    <div className={styles.controls}>
      <Button leftSection={<Icon size={16} />} onClick={play}>
        {playing.playing ? t`Pause` : t`Play`}
      </Button>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t`One step back`}
        disabled={shown <= 1}
        onClick={() => seek(starts[shown - 2] ?? 0)}
      >
        <IconPlayerSkipBack size={16} stroke={1.7} />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size={36}
        aria-label={t`One step on`}
        disabled={shown >= starts.length}
        onClick={() => seek(starts[shown] ?? replaySeconds)}
      >
        <IconPlayerSkipForward size={16} stroke={1.7} />
      </ActionIcon>
      <input
        type="range"
        className={styles.range}
        min={0}
        max={replaySeconds}
        step={1}
        value={Math.floor(seconds)}
        aria-label={t`Where it stands`}
        aria-valuetext={t`${ph({ seconds: number(Math.floor(seconds)) })} of ${replaySeconds} seconds`}
        onChange={(event) => seek(Number(event.currentTarget.value))}
      />
      <span className={styles.clock} aria-hidden="true">
        {number(Math.floor(seconds))} / {number(replaySeconds)} s
      </span>
    </div>
  );
}

interface TrackProps {
  steps: readonly Step[];
  starts: readonly number[];
  seconds: number;
}

/** All steps as marks along the minute: what happened above, how it felt below. */
function Track({ steps, starts, seconds }: TrackProps) {
  const share = (at: number) => `${(at / replaySeconds) * 100}%`;
  return (
    <div className={styles.track} aria-hidden="true">
      <i className={styles.played} style={{ inlineSize: share(seconds) }} />
      {steps.map(({ id, feelings }, at) => (
        <i
          key={id}
          className={styles.mark}
          data-felt={feelings !== null}
          data-past={starts[at]! <= seconds}
          style={{ insetInlineStart: share(starts[at]!) }}
        />
      ))}
    </div>
  );
}

function Steps({ steps, shown }: { steps: readonly Step[]; shown: number }) {
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [shown]);
  return (
    <ol className={styles.steps} ref={list} tabIndex={0} aria-label={t`What happened so far`}>
      {steps.slice(0, shown).map((step, at) => (
        <StepLine key={step.id} step={step} before={steps[at - 1]} now={at === shown - 1} />
      ))}
    </ol>
  );
}

const day = 86_400_000;

function StepLine({ step, before, now }: { step: Step; before: Step | undefined; now: boolean }) {
  const { title, about, felt } = wordsOfStep(step);
  const passed = before === undefined ? 0 : Math.floor((Date.parse(step.at) - Date.parse(before.at)) / day);
  return (
    <li className={styles.step} data-now={now} data-felt={felt !== null}>
      {passed < 1 ? null : (
        <span className={styles.passed}>{plural(passed, { one: '# day passes', other: '# days pass' })}</span>
      )}
      <time dateTime={step.at}>{wholeDay(step.at)}</time>
      <span>
        <b>{felt ?? title}</b>
        <small>{felt === null ? about : [step.touchpoint.name, about].filter(Boolean).join(' · ')}</small>
      </span>
    </li>
  );
}
