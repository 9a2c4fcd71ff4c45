import { useNavigate } from '@tanstack/react-router';
import { behind, type Group } from './answers-place.ts';
import { usePlace } from './frame.tsx';
import type { InsightPlace } from './place.ts';

type Measure = Parameters<typeof behind>[1];

/** Where the answers behind a point of a chart stand, and how to go there. */
export function useAnswers(measure: Measure): [(group: Group) => InsightPlace, (group: Group | undefined) => void] {
  const [place] = usePlace();
  const navigate = useNavigate();
  const placeOf = (group: Group) => behind(place, measure, group);
  const open = (group: Group | undefined) => {
    if (group !== undefined) void navigate({ to: '/insight/answers', search: placeOf(group) });
  };
  return [placeOf, open];
}
