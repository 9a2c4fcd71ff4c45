import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeCalendar, listCalendars, previewCalendar } from '#core/contract/hours.ts';
import type { Window } from '#core/time/opening-hours.ts';
import { queryClient } from '../../app/query-client.ts';
import { keyOf, useWrite } from '../../app/read.ts';
import { useShown } from '../../app/shown.ts';
import { toast, toastError } from '../../app/toast.tsx';

export type Calendars = WireOutputOf<typeof listCalendars>;
export type Calendar = Calendars['items'][number];
export type Preview = WireOutputOf<typeof previewCalendar>;
export type SpecialDay = Preview['special'][number];

/** What can be set of a calendar. */
export type CalendarPart = Partial<Omit<Calendar, 'id' | 'version' | 'isDefault'>>;

export const outdates = ['calendar.'];

/** Puts the changed calendar where the page reads it, before the list comes anew. */
function putThere(changed: Calendar): void {
  queryClient.setQueryData<Calendars>(keyOf(listCalendars, {}), (list) =>
    list === undefined ? list : { items: list.items.map((each) => (each.id === changed.id ? changed : each)) },
  );
}

/** Changes a calendar at once, says so and offers the way back; `elsewhere` is another one that it takes something from. */
export function useCalendarChange(calendar: Calendar) {
  const write = useWrite(changeCalendar, { outdates, onDone: putThere });
  const [shown, show] = useShown(calendar, listCalendars);
  const { id, version } = calendar;
  const save = async (part: CalendarPart, text: string, elsewhere?: Calendar) => {
    const names = Object.keys(part) as Array<keyof CalendarPart>;
    const of = (from: Calendar) => Object.fromEntries(names.map((name) => [name, from[name]]));
    const changed = await write.mutateAsync({ id, version, ...part });
    const before =
      elsewhere === undefined
        ? { id, version: changed.version, ...of(calendar) }
        : { id: elsewhere.id, version: elsewhere.version, ...of(elsewhere) };
    toast({ text, about: id, undo: () => void write.mutateAsync(before).catch(toastError) });
  };
  return {
    /** Throws what the server says: for forms. */
    save,
    /** Shows what the server says: for all else. */
    change: (part: CalendarPart, text: string, elsewhere?: Calendar) =>
      show({ ...shown, ...part }, () =>
        save(part, text, elsewhere).catch((error: unknown) => {
          toastError(error);
          // Somebody else may have changed it: what is there now is shown.
          void queryClient.invalidateQueries({ queryKey: [listCalendars.id] });
        }),
      ),
    /** With what is on its way. */
    shown,
  };
}

export const officeWeek: Window[][] = Array.from({ length: 7 }, (_, at) =>
  at < 5 ? [{ from: 540, until: 1020 }] : [],
);
