import type { PartScript } from '../parts.ts';
import type { WatchPart } from '../page-surveys.ts';
import { watch } from './watch.ts';

const part: WatchPart = { watch };
(document.currentScript as PartScript).brought = part;
