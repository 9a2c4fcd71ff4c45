import { t } from '@lingui/core/macro';
import { listChannels } from '#core/contract/channels.ts';
import { listTags } from '#core/contract/marks.ts';
import { listMembers } from '#core/contract/people.ts';
import { listReasons } from '#core/contract/reasons.ts';
import { listStatuses } from '#core/contract/statuses.ts';
import { listTeams } from '#core/contract/teams.ts';
import { useRead } from '../../app/read.ts';
import { reasonName } from '../reasons/reason-words.ts';

// What the criteria of a view offer. What is no longer used is offered no more.

export interface Choice {
  value: string;
  label: string;
}

const named = ({ id, name }: { id: string; name: string }): Choice => ({ value: id, label: name });

export function useStatusChoices(): Choice[] {
  const { data } = useRead(listStatuses, {});
  return data?.items.filter(({ retired }) => !retired).map(named) ?? [];
}

export function useTagChoices(): Choice[] {
  const { data } = useRead(listTags, {});
  return data?.items.filter(({ archived }) => !archived).map(named) ?? [];
}

export function useAccountChoices(): Choice[] {
  const { data } = useRead(listChannels, {});
  return data?.items.map(named) ?? [];
}

export function usePeopleChoices(): Choice[] {
  const { data } = useRead(listMembers, {});
  const people = data?.items.map(({ user, name }) => ({ value: user, label: name })) ?? [];
  return [{ value: 'me', label: t`Whoever looks` }, { value: 'nobody', label: t`Nobody` }, ...people];
}

/** Nothing where the company has no teams. */
export function useTeamChoices(): Choice[] {
  const { data } = useRead(listTeams, {});
  const teams = data?.items.filter(({ archived }) => !archived).map(named) ?? [];
  const own = { value: 'mine', label: t`A team of whoever looks` };
  return teams.length === 0 ? [] : [own, { value: 'none', label: t`No team` }, ...teams];
}

/** Groups stand for all of their own; nothing where the company has no reasons. */
export function useReasonChoices(): Choice[] {
  const { data } = useRead(listReasons, {});
  const items = data?.items.filter(({ retired }) => !retired) ?? [];
  const names = new Map(items.map(({ id, name }) => [id, name]));
  const choices = items.map(({ id, name, group }) => ({
    value: id,
    label: reasonName({ name, group: group === null ? null : (names.get(group) ?? null) }),
  }));
  return choices.length === 0 ? [] : [{ value: 'none', label: t`Nobody said one` }, ...choices];
}
