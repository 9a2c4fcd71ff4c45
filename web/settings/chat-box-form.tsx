import { t } from '@lingui/core/macro';
import { ColorInput, Select, Switch, TagsInput, TextInput, Textarea } from '@mantine/core';
import { z } from 'zod';
import type { WireOutputOf } from '#core/contract/endpoint.ts';
import { changeChatAccount, listChatAccounts } from '#core/contract/chat.ts';
import { chatLanguages } from '#core/channels/chat-languages.ts';
import { chatSettings } from '#core/channels/chat-settings.ts';
import { languages } from '../access/places.ts';
import { useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { FieldRow, Form, useFields } from '../ui/form.tsx';

type Account = WireOutputOf<typeof listChatAccounts>['items'][number];

const exampleSite = 'https://shop.example';
const languageOptions = languages(chatLanguages);
const sideOfPage = t({ message: 'Side', comment: 'Of the page: where the chat box stands' });
const sides = [
  { value: 'right', label: t({ message: 'Right', context: 'side' }) },
  { value: 'left', label: t({ message: 'Left', context: 'side' }) },
];
const themes = [
  { value: 'auto', label: t`As the visitor’s device` },
  { value: 'light', label: t`Light` },
  { value: 'dark', label: t`Dark` },
];
const consents = [
  { value: 'workspace', label: t`As the company’s settings say` },
  { value: 'ask', label: t`Always ask first` },
  { value: 'free', label: t`Never ask` },
];

function valuesOf({ name, active, settings }: Account) {
  const { writeKey: _, greeting, ...look } = z.decode(chatSettings, settings);
  return { name, active, ...look, words: greeting[look.language] ?? '' };
}

/** Look, words and sites of a chat box. */
export function ChatBoxForm({ account }: { account: Account }) {
  const { id, version, settings } = account;
  const write = useWrite(changeChatAccount, {
    outdates: ['chat-account.', 'channel.'],
    onDone: () => toast({ text: t`Saved; open pages show it when they are loaded anew` }),
  });
  const fields = useFields(valuesOf(account));
  const submit = ({ name: called, active: on, words, ...look }: typeof fields.values) => {
    const greeting = { ...settings.greeting, [look.language]: words };
    return write.mutateAsync({ id, version, name: called, active: on, settings: { ...look, greeting } });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Save`} whenDirty>
      <Switch label={t`Switched on`} {...fields.getInputProps('active', { type: 'checkbox' })} />
      <FieldRow>
        <TextInput label={t`Name`} description={t`For you.`} required {...fields.getInputProps('name')} />
        <TextInput label={t`Title`} description={t`Above the conversation.`} {...fields.getInputProps('title')} />
      </FieldRow>
      <FieldRow>
        <Select
          label={t`Language`}
          description={t`When the visitor’s own is not spoken.`}
          data={languageOptions}
          {...fields.getInputProps('language')}
        />
        <ColorInput
          label={t`Colour`}
          description={t`Of the button and your name.`}
          format="hex"
          {...fields.getInputProps('colour')}
        />
      </FieldRow>
      <Textarea
        label={t`First words`}
        description={t`In that language; others have words of their own.`}
        minRows={2}
        {...fields.getInputProps('words')}
      />
      <FieldRow>
        <Select label={sideOfPage} data={sides} {...fields.getInputProps('side')} />
        <Select label={t`Theme`} data={themes} {...fields.getInputProps('theme')} />
        <Select label={t`Consent`} data={consents} {...fields.getInputProps('consent')} />
      </FieldRow>
      <Switch
        label={t`Visitors may have the conversation sent by mail`}
        description={t`Once somebody has answered, where a mailbox sends. At most twice a day to one address.`}
        {...fields.getInputProps('transcripts', { type: 'checkbox' })}
      />
      <TagsInput
        label={t`Sites that may show it`}
        description={t`Press Enter after each. Empty: any site.`}
        placeholder={exampleSite}
        {...fields.getInputProps('origins')}
      />
    </Form>
  );
}
