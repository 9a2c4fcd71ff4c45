export { touchpoints } from './part.ts';
export { listTouchpoints, prepareWorkspace, touchpointsByKey, type TouchpointRow } from './catalogue.ts';
export { consentOfCustomer, type ConsentWord } from './consent.ts';
export {
  importFile,
  listImports,
  previewFile,
  previewImport,
  refusedFile,
  registerImportReader,
  type ImportReader,
  type ImportRow,
  type Item as ImportItem,
  type Outcome as ImportOutcome,
  type TakenRows,
} from './import/index.ts';
export { importedQuestions } from './import/index.ts';
export { writtenWith } from './written.ts';
export * from './score-sight/sight.ts';
export { headlineScore } from './headline.ts';
export { lineOf, type LineItem, type LineQuery } from './line.ts';
export { countInteractions, trackingOverview } from './overview.ts';
export { readSpine, spineStart, type SpinePosition, type SpineRecord } from './reader.ts';
export { record, type NewInteraction, type Recorded } from './record.ts';
export { senderOf, type Sender } from './sources/known-keys.ts';
export { createSource, importSource, listSources, revokeSource, type SourceRow } from './sources/sources.ts';
export { analyticsTables, nobody, rebuildAnalytics, shipAll, shippingLag, type Lag } from './shipping/index.ts';
export { expiredBefore, interactionsExpired } from './events.ts';
export { happenedSince, lastUses, type Happened } from './happened.ts';
