import { ph, t } from '@lingui/core/macro';
import { useState } from 'react';
import { FileInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { IconFileImport } from '@tabler/icons-react';
import { addImportFile, createImport } from '#core/contract/import.ts';
import { problem } from '#core/contract/problems.ts';
import { call } from '../../app/api.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Form, useFields } from '../../ui/form.tsx';
import { roleOf } from './role.ts';
import { upload } from './uploads.ts';

/** Chooses the file, and others that its rows look values up in, and begins to send them. */
export function NewImport() {
  return (
    <Dialog open={t`Import a file`} title={t`Import a file`} leftSection={<IconFileImport size={16} stroke={1.7} />}>
      {() => <Choose />}
    </Dialog>
  );
}

function Choose() {
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [others, setOthers] = useState<File[]>([]);
  const fields = useFields({});
  const submit = async () => {
    if (file === null) return;
    const empty = [file, ...others].find(({ size }) => size === 0);
    if (empty !== undefined) throw problem('refused', { detail: t`${ph({ file: empty.name })} is empty.` });
    const { id } = await call(createImport, { name: file.name, size: file.size });
    const files = new Map([['rows', file]]);
    for (const other of others) {
      const role = roleOf(other.name);
      await call(addImportFile, { id, role, name: other.name, size: other.size });
      files.set(role, other);
    }
    void upload(id, new Map([...files].toReversed())); // the rows last: with them the import is complete
    await navigate({ to: '/settings/imports/$import', params: { import: id } });
  };
  return (
    <Form fields={fields} onSubmit={submit} submit={t`Upload`}>
      <FileInput
        label={t`File`}
        description={t`CSV, JSON Lines, XES or mbox, also packed with gzip.`}
        placeholder={t`Choose a file`}
        required
        value={file}
        onChange={setFile}
      />
      <FileInput
        label={t`Other files to look values up in`}
        description={t`CSV files whose rows lend columns to this one, such as the orders of reviews. Usually none.`}
        placeholder={t`Choose files`}
        multiple
        clearable
        value={others}
        onChange={setOthers}
      />
    </Form>
  );
}
