import type { Rule } from '../house.ts';
import { browserImports } from './browser-imports.ts';
import { contractBoundOnce } from './contract-bound-once.ts';
import { coreIsPure } from './core-is-pure.ts';
import { domainFront } from './domain-front.ts';
import { fileNames } from './file-names.ts';
import { frontDoors } from './front-doors.ts';
import { order } from './order.ts';
import { ownSchema } from './own-schema.ts';
import { permissionsExist } from './permissions-exist.ts';
import { tablesProtected } from './tables-protected.ts';
import { translated } from './translated.ts';

/** Every rule of the house that no other tool can hold. */
export const rules: readonly Rule[] = [
  order,
  frontDoors,
  fileNames,
  coreIsPure,
  browserImports,
  contractBoundOnce,
  permissionsExist,
  ownSchema,
  tablesProtected,
  domainFront,
  translated,
];
