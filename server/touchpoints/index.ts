export { touchpoints } from './part.ts';
export { record, type NewInteraction, type Recorded } from './record.ts';
export { readSpine, spineStart, type SpinePosition, type SpineRecord } from './reader.ts';
export { createSource } from './sources/sources.ts';
