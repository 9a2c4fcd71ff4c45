import * as contract from '#core/contract/import.ts';
import { plainId } from '#core/contract/codecs.ts';
import { actorOf, bind, bindOpen, bindRaw, problem, type App, type Route } from '#platform';
import type { FastifyRequest } from 'fastify';
import { addFile, createImport, listImports, readImport, shownImport } from './imports.ts';
import { askForTurn } from './jobs.ts';
import { previewUploaded } from './preview-uploaded.ts';
import { checkResponses, fitResponses } from './responses-file.ts';
import { listSurveyMappings } from './survey-mappings.ts';
import { refusedFile } from './refused.ts';
import { cancelImport, startImport } from './start.ts';
import { appendUpload, receivedOf } from './uploads.ts';

async function shown(app: App, workspace: string, id: string) {
  const row = await app.database.inWorkspace(workspace, (tx) => readImport(tx, id));
  return shownImport(row, await receivedOf(app, workspace, row));
}

/** What the address of a raw route names. */
function target(request: FastifyRequest): { workspace: string; id: string; role: string; offset: number } {
  const { id: wire = '', role = 'rows' } = request.params as { id?: string; role?: string };
  const id = plainId('imp', wire);
  if (id === null) throw problem('not-found', { detail: 'There is no such import.' });
  const offset = Number((request.query as { offset?: string }).offset ?? 0);
  if (!Number.isSafeInteger(offset) || offset < 0)
    throw problem('invalid', { detail: 'offset must be a whole number from 0.' });
  return { workspace: actorOf(request).workspace, id, role, offset };
}

const largestUpload = 100e9;

export const importRoutes: Route[] = [
  bind(contract.listImports, listImports),
  bindOpen(contract.getImport, ({ id }, { app, actor }) => shown(app, actor?.workspace ?? '', id)),
  bind(contract.createImport, async (tx, input) => shownImport(await readImport(tx, await createImport(tx, input)))),
  bind(contract.addImportFile, async (tx, { id, ...file }) => {
    if ((await readImport(tx, id)).state !== 'uploading')
      throw problem('refused', { detail: 'Announce every file before the last one has arrived.' });
    await addFile(tx, id, file);
    return shownImport(await readImport(tx, id));
  }),
  bindOpen(contract.previewImport, (asked, { app, actor }) => previewUploaded(app, actor?.workspace ?? '', asked)),
  bind(contract.listSurveyMappings, async (tx) => ({ items: await listSurveyMappings(tx) })),
  bind(contract.fitSurveyMapping, (tx, asked, { app }) => fitResponses(tx, app, asked)),
  bind(contract.startImport, async (tx, { id, mapping }, { actor, app }) => {
    await checkResponses(tx, app, { id, mapping });
    await startImport(tx, actor, { id, mapping });
    await askForTurn(tx, id);
    return shownImport(await readImport(tx, id));
  }),
  bind(contract.cancelImport, async (tx, { id }, { app, actor }) => {
    await cancelImport(tx, app, { id, actor });
    return shownImport(await readImport(tx, id));
  }),
  bindRaw({
    method: 'PUT',
    path: '/api/v1/imports/:id/files/:role/bytes',
    permission: 'import.run',
    body: 'stream',
    bodyLimit: largestUpload,
    async handle(app, request) {
      const { offset, ...upload } = target(request);
      return { received: await appendUpload(app, { ...upload, offset }, request.raw) };
    },
  }),
  bindRaw({
    method: 'GET',
    path: '/api/v1/imports/:id/refused',
    permission: 'import.run',
    async handle(app, request, reply) {
      const { workspace, id } = target(request);
      await app.database.inWorkspace(workspace, (tx) => readImport(tx, id));
      reply.header('content-disposition', 'attachment; filename="refused-rows.csv"');
      return reply.type('text/csv; charset=utf-8').send(refusedFile(app, workspace, id));
    },
  }),
];
