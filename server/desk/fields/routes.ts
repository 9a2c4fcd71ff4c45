import * as contract from '#core/contract/fields.ts';
import { bind, type Route } from '#platform';
import { changeField, createField, fieldsOf, orderFields } from './fields.ts';
import { fillField, readFields } from './fill.ts';

export const fieldRoutes: Route[] = [
  bind(contract.listFields, async (tx) => ({ items: await fieldsOf(tx) })),
  bind(contract.createField, (tx, input, { actor }) => createField(tx, input, actor)),
  bind(contract.changeField, (tx, input, { actor }) => changeField(tx, input, actor)),
  bind(contract.orderFields, async (tx, input, { actor }) => ({ items: await orderFields(tx, input, actor) })),
  bind(contract.readFields, (tx, { id }, { actor }) => readFields(tx, id, actor)),
  bind(contract.fillField, async (tx, input, { actor }) => {
    await fillField(tx, input, actor);
    return readFields(tx, input.id, actor);
  }),
];
