import { Button, Select, Switch, TextInput, Textarea } from '@mantine/core';
import { toast, toastError } from '../../app/toast.tsx';
import { Avatar } from '../avatar.tsx';
import { Badge, FactBadge, FeelingBadge, State, type Tone } from '../badge.tsx';
import { Failure } from '../failure.tsx';
import { FieldRow, Form, useFields } from '../form.tsx';
import { KeyboardHint } from '../hint.tsx';
import { Moment } from '../moment.tsx';
import { Columns, KeyValues, Pane } from '../page.tsx';
import { Progress } from '../progress.tsx';

const tones: readonly Tone[] = ['plain', 'fact', 'feel', 'accent', 'warn', 'good', 'bad'];
const soon = new Date(Date.now() - 2_500_000);
const before = new Date(Date.now() - 250_000_000);
const row = { display: 'flex', gap: 8, flexWrap: 'wrap', alignItems: 'center', padding: '4px 0' } as const;

export function PartGallery() {
  return (
    <Columns>
      <Pane title="Badges, states, people, keys, moments">
        <div style={row}>
          {tones.map((tone) => (
            <Badge key={tone} tone={tone}>
              {tone}
            </Badge>
          ))}
        </div>
        <div style={row}>
          <FactBadge>First reply 7 min</FactBadge>
          <FeelingBadge>“I had to ask twice”</FeelingBadge>
        </div>
        <div style={row}>
          {tones.map((tone) => (
            <State key={tone} tone={tone}>
              {tone}
            </State>
          ))}
        </div>
        <div style={row}>
          <Avatar name="Amina Otieno" size={22} />
          <Avatar name="Amina Otieno" present />
          <Avatar name="Lukas Brandt" size={42} />
          <KeyboardHint keys="mod+Enter" />
          <KeyboardHint keys="g i" />
          <Moment at={soon} />
          <Moment at={before} long />
        </div>
        <Buttons />
        <KeyValues
          rows={[
            ['Customer since', 'March 2024'],
            ['Open promise', '14:00 today'],
          ]}
        />
      </Pane>
      <FormPane />
      <Pane title="Long work">
        <Progress label="Importing orders.csv" done={41_200} total={99_441} unit="rows" cancel={() => undefined} />
        <Progress label="Counting rows" done={12} total={null} unit="rows" />
      </Pane>
    </Columns>
  );
}

function FormPane() {
  const fields = useFields({ name: 'Amina', channel: 'mail', note: '', on: true });
  return (
    <Pane title="Form">
      <Form
        fields={fields}
        onSubmit={() => Promise.reject(new Error('x'))}
        submit="Save"
        beside={<Button variant="subtle">Cancel</Button>}
      >
        <FieldRow>
          <TextInput label="Name" description="As customers see it." {...fields.getInputProps('name')} />
          <TextInput label="Port" error="Must be a port number" defaultValue="abc" />
        </FieldRow>
        <Select label="Channel" data={['mail', 'chat']} {...fields.getInputProps('channel')} />
        <Textarea label="Note" {...fields.getInputProps('note')} />
        <Switch label="Switched on" {...fields.getInputProps('on', { type: 'checkbox' })} />
        <Failure error={new Error('x')} />
      </Form>
    </Pane>
  );
}

function Buttons() {
  return (
    <>
      <div style={row}>
        <Button>Act</Button>
        <Button variant="default">Other</Button>
        <Button variant="light">Light</Button>
        <Button variant="subtle">Subtle</Button>
        <Button color="bad">Remove</Button>
        <Button disabled>Not now</Button>
        <Button loading>Busy</Button>
      </div>
      <div style={row}>
        <Button variant="default" onClick={() => toast({ text: 'Resolved', undo: () => undefined })}>
          Toast with undo
        </Button>
        <Button variant="default" onClick={() => toastError(new Error('x'))}>
          Toast of an error
        </Button>
      </div>
    </>
  );
}
