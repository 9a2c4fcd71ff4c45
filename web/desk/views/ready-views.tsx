import {
  IconAlarmSnooze,
  IconCircleCheck,
  IconHourglass,
  IconInbox,
  IconMailOff,
  IconPlayerPause,
  IconUser,
  IconUserQuestion,
  type Icon,
} from '@tabler/icons-react';
import type { InboxView } from '#core/contract/desk.ts';
import { countConversations } from '#core/contract/counts.ts';
import { useRead } from '../../app/read.ts';
import { usePlace } from '../place.ts';
import { viewNames, views } from '../summary.ts';
import { ViewLink } from './view-link.tsx';

const icons: Record<InboxView, Icon> = {
  mine: IconUser,
  unassigned: IconUserQuestion,
  open: IconInbox,
  waiting: IconHourglass,
  'on-hold': IconPlayerPause,
  snoozed: IconAlarmSnooze,
  resolved: IconCircleCheck,
  spam: IconMailOff,
};

/** The ready views with how many conversations stand in each. */
export function ReadyViews() {
  const { view: current, saved, words } = usePlace();
  const { data } = useRead(countConversations, {});
  const counts: Partial<Record<InboxView, number | undefined>> = {
    mine: data?.mine,
    unassigned: data?.unassigned,
    open: data?.open,
    waiting: data?.forCustomer,
    'on-hold': data?.onHold,
    snoozed: data?.snoozed,
  };
  return views.map((view) => (
    <ViewLink
      key={view}
      name={viewNames[view]}
      icon={icons[view]}
      search={{ view }}
      current={words === '' && saved === undefined && view === current}
      count={counts[view]}
    />
  ));
}
