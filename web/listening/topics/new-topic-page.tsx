import { t } from '@lingui/core/macro';
import { listTopics } from '#core/contract/topics.ts';
import { useRead } from '../../app/read.ts';
import { Page, TabLinks } from '../../ui/page.tsx';
import { Loaded } from '../../ui/states.tsx';
import { listeningTabs } from '../tabs.ts';
import { TopicForm } from './topic-form.tsx';

export function NewTopicPage() {
  const list = useRead(listTopics, {});
  return (
    <Page title={t`A new topic`} about={t`Name it, say by which words it is found, and see at once what that finds.`}>
      <TabLinks tabs={listeningTabs} label={t`Listening`} />
      <Loaded query={list} rows={4}>
        {({ items }) => <TopicForm topics={items} />}
      </Loaded>
    </Page>
  );
}
