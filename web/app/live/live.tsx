import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { installedParts } from '../parts.ts';
import { startsWithAny } from '../read.ts';
import { whoAmIQuery } from '../session.ts';
import { outdatedBy } from './outdates.ts';
import { openStream, type LiveEvent, type LiveSignal, type LiveState } from './stream.ts';

type Hear = (event: LiveEvent) => void;

const hearers = new Set<Hear>();
const stateHearers = new Set<() => void>();
let state: LiveState = 'connecting';

function setState(next: LiveState): void {
  state = next;
  for (const hear of stateHearers) hear();
}

/** Hears every live event whose name begins so (`message.`); for what is more than an outdated answer: typing, presence. */
export function useLive(beginning: string, hear: Hear): void {
  const onEvent = useEffectEvent(hear);
  useEffect(() => {
    const listener: Hear = (event) => {
      if (event.name.startsWith(beginning)) onEvent(event);
    };
    hearers.add(listener);
    return () => {
      hearers.delete(listener);
    };
  }, [beginning]);
}

/** How the live connection stands. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(
    (listener) => {
      stateHearers.add(listener);
      return () => stateHearers.delete(listener);
    },
    () => state,
  );
}

const gatherMilliseconds = 150;

/** Reads the live stream of the workspace as long as it is mounted and tells the cache what is old. */
export function LiveStream({ workspace }: { workspace: string }) {
  const client = useQueryClient();
  useEffect(() => {
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const ids = [...waiting];
      waiting.clear();
      void client.invalidateQueries({ predicate: ({ queryKey }) => startsWithAny(queryKey[0], ids) });
    };
    const maps = installedParts().map(({ outdates }) => outdates ?? {});
    const hearEvent = (event: LiveEvent) => {
      for (const hear of hearers) hear(event);
      for (const id of outdatedBy(event.name, maps)) waiting.add(id);
      if (waiting.size > 0) timer ??= setTimeout(flush, gatherMilliseconds);
    };
    const hear = (signal: LiveSignal) => {
      if (signal.kind === 'state') setState(signal.state);
      else if (signal.kind === 'resync') void client.invalidateQueries();
      else if (signal.kind === 'access') void client.invalidateQueries({ queryKey: whoAmIQuery.queryKey });
      else hearEvent(signal.event);
    };
    const stop = openStream({ workspace, url: '/api/v1/live', hear });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [client, workspace]);
  return null;
}
