import { ph, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button, Menu, Popover } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { listReadings } from '#core/contract/readings.ts';
import { listMessageTopics, listTopics, sayTopic } from '#core/contract/topics.ts';
import { useRead, useWrite } from '../../app/read.ts';
import { useMay } from '../../app/session.ts';
import { toast, toastError } from '../../app/toast.tsx';
import { number } from '../../ui/format.ts';
import { HeldOutFigures } from './learnt.tsx';
import { wayNames, type FoundTopic } from './topic-words.ts';
import styles from './topics.module.css';

/** What a customer's message is about; one press says otherwise. */
export function TopicChips({ conversation, message }: { conversation: string; message: string }) {
  const { data } = useRead(listMessageTopics, { id: conversation });
  const read = useRead(listReadings, { id: conversation }).data?.items ?? [];
  const may = useMay('conversation.tag');
  const found = data?.items.filter((one) => one.message === message) ?? [];
  if (!read.some((one) => one.message === message)) return null;
  return (
    <span className={styles.chips}>
      {found.map((one) => (
        <Chip key={one.topic.id} found={one} />
      ))}
      {may ? <AddTopic message={message} taken={found.map(({ topic }) => topic.id)} /> : null}
    </span>
  );
}

function useSay() {
  return useWrite(sayTopic, { outdates: ['topic.'], onError: toastError });
}

function Chip({ found }: { found: FoundTopic }) {
  const { topic } = found;
  return (
    <Popover width={300} position="top-start" withArrow shadow="md">
      <Popover.Target>
        <button type="button" className={styles.chip} aria-label={t`Topic: ${ph({ topic: topic.name })}`}>
          <bdi>{topic.name}</bdi>
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <Explained found={found} />
        <NotAbout found={found} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Explained({ found: { topic, way, rule, probability, heldOut, version, by } }: { found: FoundTopic }) {
  const [name, how] = [topic.name, wayNames[way]];
  const sure = probability === null ? '' : `${number(probability * 100)} %`;
  const who = by ?? '';
  return (
    <>
      <p className={styles.words}>
        <b>{name}</b>: {way === 'hand' ? <Trans>said by {who}</Trans> : how} {sure}
      </p>
      {rule === null ? null : (
        <p className={styles.foot}>
          <code dir="auto">{rule}</code>
        </p>
      )}
      {heldOut === null ? null : <HeldOutFigures heldOut={heldOut} />}
      <p className={styles.foot}>
        {way === 'rule' ? <Trans>How often this rule errs has not been measured.</Trans> : null}{' '}
        {version === null ? null : <Trans>Version {version} of the topic.</Trans>}
      </p>
    </>
  );
}

function NotAbout({ found: { message, topic } }: { found: FoundTopic }) {
  const may = useMay('conversation.tag');
  const say = useSay();
  if (!may) return null;
  const name = topic.name;
  const undo = () => say.mutate({ id: message, topic: topic.id, about: null });
  const press = () => {
    say.mutate({ id: message, topic: topic.id, about: false });
    toast({ text: t`Not about ${name}.`, undo });
  };
  return (
    <Button size="compact-sm" variant="default" mt={8} onClick={press}>
      <Trans>It is not about that</Trans>
    </Button>
  );
}

/** The other topics, to say that the message is about one of them. */
function AddTopic({ message, taken }: { message: string; taken: readonly string[] }) {
  const enabled = useMay('listening.read');
  const topics = useRead(listTopics, {}, { staleTime: 60_000, enabled }).data?.items ?? [];
  const say = useSay();
  const others = topics.filter(({ id }) => !taken.includes(id));
  if (others.length === 0) return null;
  return (
    <Menu position="bottom-start" withinPortal shadow="md">
      <Menu.Target>
        <button type="button" className={`${styles.chip} ${styles.add}`} aria-label={t`It is about another topic`}>
          <IconPlus size={11} stroke={2} aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={320} className={styles.menu ?? ''}>
        {others.map(({ id, name }) => (
          <Menu.Item key={id} onClick={() => say.mutate({ id: message, topic: id, about: true })}>
            <bdi>{name}</bdi>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
