const times = ['first_response', 'next_response', 'resolution', 'bot_response'] as const;
export type TimeMetric = (typeof times)[number];

const hours = [
  { of: 'calendar', behind: '' },
  { of: 'opening', behind: '_opening' },
] as const;
const parts = [
  { type: 'median', behind: '' },
  { type: 'p90', behind: '_p90' },
] as const;

export interface TimeMetricId {
  id: string;
  time: TimeMetric;
  of: (typeof hours)[number]['of'];
  type: (typeof parts)[number]['type'];
}

/** The metrics of times with what their names are made of: `first_response_opening_p90`. */
export const timeMetricIds: TimeMetricId[] = times.flatMap((time) =>
  hours.flatMap(({ of, behind }) =>
    parts.map(({ type, behind: more }) => ({ id: `${time}${behind}${more}`, time, of, type })),
  ),
);
