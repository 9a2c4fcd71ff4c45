import { NumberInput, Select, Switch, TagsInput, TextInput } from '@mantine/core';
import { z } from 'zod';
import { FieldRow, type Fields } from './form.tsx';

interface FieldSchema {
  title?: string;
  description?: string;
  type?: string;
  format?: string;
  enum?: string[];
  default?: unknown;
}

/** What a field is called, and what is said of it. */
export interface FieldText {
  title: string;
  description?: string;
}

interface SchemaFieldsProps {
  /** A flat object; its fields' `meta` give title and description where `texts` does not. */
  schema: z.core.$ZodObject;
  // oxlint-disable-next-line typescript/no-explicit-any -- the shape is known at run time only
  fields: Fields<any>;
  /** Where the object stands in the form's values: `settings.imap`. */
  at: string;
  /** Fields that the page draws itself. */
  except?: readonly string[];
  /** The texts of its fields in the language of the page. */
  texts?: Readonly<Record<string, FieldText>>;
  /** Words for the values of an enum. */
  words?: Readonly<Record<string, string>>;
}

/** Draws the inputs of a settings schema, so that a new field of a channel needs no new form. */
export function SchemaFields({ schema, fields, at, except = [], texts = {}, words = {} }: SchemaFieldsProps) {
  const { properties = {}, required = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const shown = Object.entries(properties as Record<string, FieldSchema>).filter(([name]) => !except.includes(name));
  return (
    <FieldRow>
      {shown.map(([name, field]) => (
        <SchemaField
          key={name}
          field={{ title: name, ...field, ...texts[name] }}
          required={required.includes(name)}
          words={words}
          input={fields.getInputProps(`${at}.${name}`, field.type === 'boolean' ? { type: 'checkbox' } : {})}
        />
      ))}
    </FieldRow>
  );
}

interface SchemaFieldProps {
  field: FieldSchema;
  required: boolean;
  words: Readonly<Record<string, string>>;
  input: object;
}

function SchemaField({ field, required, words, input }: SchemaFieldProps) {
  const { title, description, format } = field;
  const shared = {
    label: title,
    required,
    withAsterisk: required,
    ...(description === undefined ? {} : { description }),
    ...input,
  };
  if (field.enum !== undefined)
    return <Select {...shared} data={field.enum.map((value) => ({ value, label: words[value] ?? value }))} />;
  switch (field.type) {
    case 'boolean':
      return <Switch label={title} description={description} {...input} />;
    case 'integer':
    case 'number':
      return <NumberInput {...shared} allowDecimal={field.type === 'number'} hideControls />;
    case 'array':
      return <TagsInput {...shared} />;
    default:
      return <TextInput {...shared} type={format === 'email' ? 'email' : 'text'} />;
  }
}
