import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { ActionIcon, Button, FileButton, TagsInput, TextInput, Textarea } from '@mantine/core';
import { IconPhoto, IconX } from '@tabler/icons-react';
import { offerInConversation } from '#core/contract/offers.ts';
import { useWrite } from '../app/read.ts';
import { toast } from '../app/toast.tsx';
import { FieldRow, Form, useFields, type Fields } from '../ui/form.tsx';
import type { Draft } from './drafts.ts';
import { UploadChips } from './upload-chips.tsx';
import { useUploads } from './use-uploads.ts';

const mostLinks = 3;
const scheme = 'https://';
const nothing = { text: '', choices: [] as string[], title: '', links: [] as Array<{ label: string; url: string }> };

/** What the customer sees in the chat: words with answers to press, and if wanted a picture, a title and links. */
export function OfferForm({ conversation, done }: { conversation: string; done: () => void }) {
  const fields = useFields(nothing);
  const [picture, setPicture] = useState<Draft['uploads'][number]>();
  const { going, attach, drop, busy } = useUploads(setPicture, picture ? 1 : 0);
  const send = useWrite(offerInConversation, {
    outdates: ['conversation.'],
    onDone: () => {
      toast({ text: t`Sent` });
      done();
    },
  });
  return (
    <Form
      fields={fields}
      submit={t`Send`}
      onSubmit={(values) => send.mutateAsync({ id: conversation, ...values, picture: picture?.id ?? null })}
      beside={
        picture || busy ? null : (
          <FileButton accept="image/png,image/jpeg,image/webp,image/gif" onChange={(file) => file && attach([file])}>
            {(props) => (
              <Button {...props} variant="default" leftSection={<IconPhoto size={16} stroke={1.7} />}>
                <Trans>A picture</Trans>
              </Button>
            )}
          </FileButton>
        )
      }
    >
      <Textarea label={t`Text`} minRows={2} autosize maxRows={6} data-autofocus {...fields.getInputProps('text')} />
      <TagsInput
        label={t`Answers to choose from`}
        description={t`Press Enter after each. One press by the customer sends it as their words.`}
        maxTags={8}
        {...fields.getInputProps('choices')}
      />
      <TextInput label={t`Title`} description={t`Makes it a card.`} {...fields.getInputProps('title')} />
      <LinkFields fields={fields} />
      <UploadChips files={picture ? [picture] : []} going={going} remove={() => setPicture(undefined)} drop={drop} />
    </Form>
  );
}

/** Up to three buttons that lead to pages. */
function LinkFields({ fields }: { fields: Fields<typeof nothing> }) {
  const { links } = fields.values;
  return (
    <>
      {links.map((_, index) => (
        <FieldRow key={index}>
          <TextInput label={t`Button`} {...fields.getInputProps(`links.${index}.label`)} />
          <TextInput
            label={t`Leads to`}
            placeholder={scheme}
            {...fields.getInputProps(`links.${index}.url`)}
            rightSection={
              <ActionIcon aria-label={t`Take this button away`} onClick={() => fields.removeListItem('links', index)}>
                <IconX size={14} stroke={1.8} />
              </ActionIcon>
            }
          />
        </FieldRow>
      ))}
      {links.length < mostLinks ? (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            onClick={() => fields.insertListItem('links', { label: '', url: '' })}
          >
            <Trans>Add a button with a link</Trans>
          </Button>
        </div>
      ) : null}
    </>
  );
}
