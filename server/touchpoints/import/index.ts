export { importFile, previewFile } from './from-file.ts';
export { listImports, type ImportRow } from './imports.ts';
export { importJobs, importSchedules } from './jobs.ts';
export { previewImport } from './preview.ts';
export { forgetRefusedRows, refusedFile } from './refused.ts';
export { importRoutes } from './routes.ts';
export { importedQuestions } from './survey-mappings.ts';
export type { Item } from './formats/index.ts';
export { registerImportReader, type ImportReader, type Outcome, type TakenRows } from './takers.ts';
