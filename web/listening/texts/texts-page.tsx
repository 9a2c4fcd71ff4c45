import { plural, ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Link, useSearch } from '@tanstack/react-router';
import { listTexts } from '#core/contract/texts.ts';
import { listTopics } from '#core/contract/topics.ts';
import { usePages, useRead } from '../../app/read.ts';
import { channelName } from '../../ui/channel-names.ts';
import { days as daysBetween, plainDay } from '../../ui/format.ts';
import { LeftOut } from '../../ui/left-out.tsx';
import { Page, Pane, TabLinks } from '../../ui/page.tsx';
import { ShowMore } from '../../ui/show-more.tsx';
import { Empty, ErrorState, Loading } from '../../ui/states.tsx';
import { languageName, readsAs, readsAsEmotion, sentimentNames } from '../readings/reading-words.ts';
import { listeningTabs } from '../tabs.ts';
import { TextsList } from '../topics/texts-list.tsx';
import { textsSearch, type TextsPlace } from './texts-place.ts';

/** The texts behind a share of texts: as many as it says. */
export function TextsPage() {
  const place = textsSearch.parse(useSearch({ strict: false }));
  const rows = usePages(listTexts, queryOf(place));
  const topics = useRead(listTopics, {}, { enabled: place.topic !== undefined });
  const topic = topics.data?.items.find(({ id }) => id === place.topic);
  const { first } = rows;
  return (
    <Page
      title={t`Texts behind a figure`}
      about={
        <>
          {[topic?.name, ...placeWords(place)].filter((one) => one !== undefined).join(' · ')}{' '}
          <Link to={place.language === undefined ? '/listening/topics' : '/listening/sentiment'}>
            <Trans>Back to the figures</Trans>
          </Link>
        </>
      }
    >
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Pane title={first === undefined ? undefined : countWords(first)}>
        <LeftOut />
        {rows.error === null ? null : <ErrorState error={rows.error} retry={rows.refetch} />}
        {rows.pending ? <Loading rows={5} /> : null}
        {!rows.pending && rows.items.length === 0 ? <Empty title={t`No texts`} /> : null}
        <TextsList texts={rows.items} label={t`Texts`} />
        <ShowMore rows={rows} />
      </Pane>
    </Page>
  );
}

function countWords({ total, customers }: { total: number; customers: number }): string {
  const texts = plural(total, { one: '# text', other: '# texts' });
  const people = plural(customers, { one: '# customer', other: '# customers' });
  return t`${ph({ texts })} of ${ph({ people })}`;
}

/** Which texts these are, in words. */
function placeWords({ days, from, to, language, week, channel, ...feeling }: TextsPlace): Array<string | undefined> {
  return [
    language === undefined ? undefined : languageName(language),
    days === undefined ? undefined : t`the last ${ph({ days: plural(days, { one: '# day', other: '# days' }) })}`,
    from === undefined || to === undefined ? undefined : daysBetween(from, to),
    week === undefined ? undefined : t`the week from ${ph({ day: plainDay(week, { year: true }) })}`,
    channel === undefined ? undefined : channel === 'none' ? t`channel not kept` : channelName(channel as never),
    ...feelingWords(feeling),
  ];
}

/** How they read, in words. */
function feelingWords({ read, sentiment, emotion }: TextsPlace): Array<string | undefined> {
  return [
    read === undefined ? undefined : readsAs[read],
    sentiment === undefined ? undefined : sentimentNames[sentiment],
    emotion === undefined ? undefined : readsAsEmotion(emotion),
  ];
}

function queryOf({ days, ...place }: TextsPlace) {
  const told = Object.entries({ ...place, days: days === undefined ? undefined : String(days) });
  return Object.fromEntries(told.filter(([, value]) => value !== undefined));
}
