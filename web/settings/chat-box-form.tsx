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

const languageOptions = languages(chatLanguages);
const sides = [
  { value: 'right', label: 'Right' },
  { value: 'left', label: 'Left' },
];
const themes = [
  { value: 'auto', label: 'As the visitor’s device' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
];
const consents = [
  { value: 'workspace', label: 'As the company’s settings say' },
  { value: 'ask', label: 'Always ask first' },
  { value: 'free', label: 'Never ask' },
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
    onDone: () => toast({ text: 'Saved; open pages show it when they are loaded anew' }),
  });
  const fields = useFields(valuesOf(account));
  const submit = ({ name: called, active: on, words, ...look }: typeof fields.values) => {
    const greeting = { ...settings.greeting, [look.language]: words };
    return write.mutateAsync({ id, version, name: called, active: on, settings: { ...look, greeting } });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit="Save" whenDirty>
      <Switch label="Switched on" {...fields.getInputProps('active', { type: 'checkbox' })} />
      <FieldRow>
        <TextInput label="Name" description="For you." required {...fields.getInputProps('name')} />
        <TextInput label="Title" description="Above the conversation." {...fields.getInputProps('title')} />
      </FieldRow>
      <FieldRow>
        <Select
          label="Language"
          description="When the visitor’s own is not spoken."
          data={languageOptions}
          {...fields.getInputProps('language')}
        />
        <ColorInput
          label="Colour"
          description="Of the button and your name."
          format="hex"
          {...fields.getInputProps('colour')}
        />
      </FieldRow>
      <Textarea
        label="First words"
        description="In that language; others have words of their own."
        minRows={2}
        {...fields.getInputProps('words')}
      />
      <FieldRow>
        <Select label="Side" data={sides} {...fields.getInputProps('side')} />
        <Select label="Theme" data={themes} {...fields.getInputProps('theme')} />
        <Select label="Consent" data={consents} {...fields.getInputProps('consent')} />
      </FieldRow>
      <Switch
        label="Visitors may have the conversation sent by mail"
        description="Once somebody has answered, where a mailbox sends. At most twice a day to one address."
        {...fields.getInputProps('transcripts', { type: 'checkbox' })}
      />
      <TagsInput
        label="Sites that may show it"
        description="Press Enter after each. Empty: any site."
        placeholder="https://shop.example"
        {...fields.getInputProps('origins')}
      />
    </Form>
  );
}
