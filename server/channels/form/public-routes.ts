import { plainId } from '#core/contract/codecs.ts';
import { beginForm, sendForm } from '#core/contract/form.ts';
import { formLimits } from '#core/channels/form/fields.ts';
import { faultWords } from '#core/channels/form/say.ts';
import { formWords, labelOf } from '#core/channels/form/words.ts';
import type { Fault } from '#core/channels/form/check-values.ts';
import type { Given } from '#core/channels/form/shown-fields.ts';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { bindOpen, bindRaw, callerOf, problem, type Route } from '#platform';
import { acceptSubmission, faultsOf } from './accept.ts';
import { issueChallenge, issuePass, readPass, readProof } from './challenge.ts';
import { takeFile } from './files.ts';
import { formByKey, type OpenForm } from './form-account.ts';
import { loadOf } from './load.ts';
import { suspicionOf } from './suspicion.ts';

function withPlainIds({ settings }: OpenForm, given: Given): Given {
  const files = settings.fields.filter(({ kind }) => kind === 'file').map(({ key }) => key);
  const plain = (value: unknown) => {
    const ids = Array.isArray(value) ? value.map((each) => plainId('fil', String(each))) : [];
    if (ids.includes(null))
      throw problem('invalid', { detail: 'An attached file is not there any more: attach it again.' });
    return ids;
  };
  return {
    ...given,
    ...Object.fromEntries(files.filter((key) => Object.hasOwn(given, key)).map((key) => [key, plain(given[key])])),
  };
}

/** What is wrong, field by field, in the language that the form is filled in. */
function wrong({ settings }: OpenForm, faults: readonly Fault[], language: ChatLanguage) {
  const spoken = { language, fallback: settings.language };
  const fields = faults.flatMap((fault) => {
    const field = settings.fields.find(({ key }) => key === fault.field);
    if (field === undefined) return [];
    const message = faultWords(formWords[language], fault, field.kind);
    return [{ path: `values.${field.key}`, message, label: labelOf(field, spoken) }];
  });
  const detail = fields.map(({ label, message }) => `${label}: ${message}`).join(' ');
  return problem('invalid', { code: 'values', detail, fields: fields.map(({ path, message }) => ({ path, message })) });
}

/** What a form's own page asks for; other sites show the page in a frame, so nothing here answers them. */
export const publicRoutes: Route[] = [
  bindOpen(beginForm, async ({ key, pass = '' }, { app, request }) => {
    const { keyring, world } = app;
    const now = world.now();
    const form = (await formByKey(app, key)).id;
    const known =
      readPass(keyring, pass, { form, now }) ?? readPass(keyring, issuePass(keyring, form, now), { form, now });
    return issueChallenge(keyring, { form, visit: known!.visit, network: callerOf(request), now });
  }),
  bindOpen(sendForm, async ({ key, values, proof, language, trap, page }, { app, request }) => {
    const form = await formByKey(app, key);
    const now = app.world.now();
    const { nonce, visit } = readProof(app.keyring, proof, { form: form.id, now });
    const given = withPlainIds(form, values);
    const faults = faultsOf(form, given);
    if (faults.length > 0) throw wrong(form, faults, language);
    const network = callerOf(request);
    loadOf({ form: form.id, network, at: now.getTime() });
    const suspicion = suspicionOf({ given, trap });
    return await acceptSubmission(app, form, {
      language,
      given,
      id: nonce,
      visit,
      proven: true,
      suspicion,
      page,
      network,
    });
  }),
  bindRaw({
    method: 'POST',
    path: '/api/v1/forms/:key/files',
    public: true,
    limit: { perMinute: 120, burst: 40 },
    bodyLimit: formLimits.fileBytes + 1,
    handle: (app, request) => takeFile(app, request),
  }),
];
