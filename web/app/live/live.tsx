import { useEffect, useEffectEvent, useSyncExternalStore } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { installedParts } from '../parts.ts';
import { useSession, whoAmIQuery } from '../session.ts';
import type { Look } from './looking.ts';
import { openOutdating } from './outdating.ts';
import { openStream, type LiveEvent, type LiveSignal, type LiveState, type Stream } from './stream.ts';

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

let stream: Stream | undefined;
let shown: readonly Look[] = [];

/** Says which conversations this tab shows at the moment, and what is done there. */
export function showConversations(at: readonly Look[]): void {
  shown = at;
  stream?.show(at);
}

/** Reads the live stream of the workspace as long as it is mounted and tells the cache what is old. */
export function LiveStream({ workspace }: { workspace: string }) {
  const client = useQueryClient();
  const me = useSession().user.id;
  useEffect(() => {
    const maps = installedParts().map(({ outdates }) => outdates ?? {});
    const outdating = openOutdating(client, { maps, me });
    const hear = (signal: LiveSignal) => {
      if (signal.kind === 'state') setState(signal.state);
      else if (signal.kind === 'resync') outdating.everything();
      else if (signal.kind === 'pace') outdating.setPace(signal.milliseconds);
      else if (signal.kind === 'access') void client.invalidateQueries({ queryKey: whoAmIQuery.queryKey });
      else if (signal.kind === 'event') {
        for (const hearIt of hearers) hearIt(signal.event);
        outdating.event(signal.event);
      }
    };
    const mine = openStream({ workspace, url: '/api/v1/live', hear });
    stream = mine;
    mine.show(shown);
    return () => {
      outdating.stop();
      mine.stop();
      if (stream === mine) stream = undefined;
    };
  }, [client, workspace, me]);
  return null;
}
