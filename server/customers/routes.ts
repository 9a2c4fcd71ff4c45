import * as contract from '#core/contract/customers.ts';
import * as consents from '#core/contract/consents.ts';
import * as cautions from '#core/contract/cautions.ts';
import { listCustomerAttributes } from '#core/contract/customer-attributes.ts';
import { bind } from '#platform';
import { changeAttributes } from './attributes.ts';
import { liftCaution, restoreCaution, setCaution } from './cautions.ts';
import { customerCard } from './card.ts';
import { consentsOf, sayConsent } from './consents.ts';
import { rootOf } from './families.ts';
import { acceptDuplicate, dismissDuplicate, listDuplicates } from './duplicates.ts';
import { eraseCustomer } from './erase.ts';
import { knownAttributes } from './known-attributes.ts';
import { listCustomers } from './list.ts';
import { mergeCustomers } from './merge.ts';
import { readLedger } from './read-ledger.ts';
import { relinkIdentifier, unlinkIdentifier } from './unlink.ts';
import { undoMerge } from './unmerge.ts';

export const routes = [
  bind(contract.listCustomers, (tx, input) => listCustomers(tx, input)),
  bind(listCustomerAttributes, async (tx) => ({ items: await knownAttributes(tx) })),
  bind(contract.getCustomer, (tx, { id }) => customerCard(tx, id)),
  bind(contract.changeCustomer, async (tx, { id, ...change }) => {
    await changeAttributes(tx, id, change);
    return customerCard(tx, id);
  }),
  bind(cautions.setCaution, (tx, { id, ...said }, { actor }) => setCaution(tx, { customer: id, ...said }, actor)),
  bind(cautions.liftCaution, (tx, { id, caution }, { actor }) => liftCaution(tx, { customer: id, caution }, actor)),
  bind(cautions.restoreCaution, (tx, { id, caution }, { actor }) =>
    restoreCaution(tx, { customer: id, caution }, actor),
  ),
  bind(consents.listConsents, async (tx, { id }) => ({ items: await consentsOf(tx, await rootOf(tx, id)) })),
  bind(consents.sayConsent, async (tx, { id, ...said }, { actor }) => ({
    items: await sayConsent(tx, { customer: id, ...said }, actor),
  })),
  bind(contract.mergeCustomer, async (tx, { id, from, reason }, { actor }) => {
    await mergeCustomers(tx, actor, { from, into: id, reason });
    return customerCard(tx, id);
  }),
  bind(contract.undoCustomerMerge, async (tx, { id, merge, reason }, { actor }) => {
    await undoMerge(tx, actor, { merge, reason });
    return customerCard(tx, id);
  }),
  bind(contract.unlinkIdentifier, async (tx, { id, identifier, reason }, { actor }) => {
    await unlinkIdentifier(tx, actor, { customer: id, identifier, reason });
    return customerCard(tx, id);
  }),
  bind(contract.relinkIdentifier, async (tx, { id, identifier }, { actor }) => {
    await relinkIdentifier(tx, actor, { customer: id, identifier });
    return customerCard(tx, id);
  }),
  bind(contract.customerLedger, (tx, input) => readLedger(tx, input)),
  bind(contract.eraseCustomerForGood, async (tx, { id, reason }, { actor }) => {
    await eraseCustomer(tx, actor, { customer: id, reason });
  }),
  bind(contract.listDuplicates, (tx, input) => listDuplicates(tx, input)),
  bind(contract.acceptDuplicate, async (tx, { id }, { actor }) =>
    customerCard(tx, await acceptDuplicate(tx, actor, id)),
  ),
  bind(contract.dismissDuplicate, (tx, { id }) => dismissDuplicate(tx, id)),
];
