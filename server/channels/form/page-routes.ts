import type { FastifyReply, FastifyRequest } from 'fastify';
import { formLimits } from '#core/channels/form/fields.ts';
import { drawForm, drawSent, trapName, type DrawnForm } from '#core/channels/form/draw-form.ts';
import { drawClosed } from '#core/channels/form/draw-closed.ts';
import { nameOf, type Given } from '#core/channels/form/shown-fields.ts';
import { formWords } from '#core/channels/form/words.ts';
import { bindRaw, callerOf, Problem, type App, type Route } from '#platform';
import { acceptSubmission, faultsOf } from './accept.ts';
import { issuePass, readPass } from './challenge.ts';
import { formByKey, type OpenForm } from './form-account.ts';
import { sendPage, surroundingsOf, wantedBy, type Surroundings, type Wanted } from './page.ts';
import { suspicionOf } from './suspicion.ts';

interface Visit {
  app: App;
  form: OpenForm;
  wanted: Wanted;
  around: Surroundings;
  request: FastifyRequest;
  reply: FastifyReply;
}

async function visitOf(app: App, request: FastifyRequest, reply: FastifyReply): Promise<Visit> {
  const form = await formByKey(app, (request.params as { key: string }).key);
  const wanted = wantedBy(request, form);
  const around = await app.database.inWorkspace(form.workspace, (tx) => surroundingsOf(tx, app, form));
  return { app, form, wanted, around, request, reply };
}

function addressOf({ form, wanted }: Visit): string {
  const more = new URLSearchParams({
    lang: wanted.language,
    theme: wanted.theme,
    ...(wanted.embedded ? { embed: '1' } : {}),
  });
  return `/f/${form.key}?${more.toString()}`;
}

/** What the script needs to do the same as the server; no words of other languages. */
function dataOf({ form, wanted }: Visit, pass: string) {
  const { language } = wanted;
  const { fields, thanks, language: fallback } = form.settings;
  return {
    key: form.key,
    pass,
    language,
    words: formWords[language],
    settings: { fields, thanks, language: fallback },
  };
}

type Filled = Pick<DrawnForm, 'given' | 'faults' | 'trouble'> & { pass?: string | undefined };

function show(visit: Visit, { given, faults, trouble, pass: carried }: Filled, bare: boolean): FastifyReply {
  const { app, form, wanted, around, reply } = visit;
  const pass = carried ?? issuePass(app.keyring, form.id, app.world.now());
  const drawn = {
    settings: form.settings,
    language: wanted.language,
    given,
    faults,
    trouble,
    prefix: 'f-',
    presence: around.presence,
  };
  const common = { ...drawn, carried: { pass }, action: addressOf(visit) };
  const full = drawForm({ ...common, bare: false });
  const plain = drawForm({ ...common, bare: true, prefix: 'n-' });
  // A browser without scripts never sees the first, one with scripts never the second.
  const body = bare ? plain : { html: `<div id="form" hidden>${full.html}</div><noscript>${plain.html}</noscript>` };
  return sendPage(reply, { form, wanted, around, body, ...(bare ? {} : { data: dataOf(visit, pass) }) });
}

/** What a browser without scripts sends: a box that is ticked is `yes`, several choices come one after the other. */
function givenIn({ settings }: OpenForm, sent: URLSearchParams): Given {
  return Object.fromEntries(
    settings.fields
      .filter(({ kind }) => kind !== 'file')
      .map(({ key, kind }) => [key, kind === 'choices' ? sent.getAll(nameOf(key)) : (sent.get(nameOf(key)) ?? '')]),
  );
}

/** What was typed once more, to be sent from here. */
function showAgain(visit: Visit, filled: Filled): FastifyReply {
  const trouble = filled.faults.length > 0 ? '' : formWords[visit.wanted.language].failed;
  return show({ ...visit, reply: visit.reply.code(422) }, { ...filled, trouble }, true);
}

function showTaken(visit: Visit, number: number | null, sent: URLSearchParams): FastifyReply {
  const { form, wanted, around, reply } = visit;
  const { settings } = form;
  const email = settings.fields.find(({ role }) => role === 'email')?.key ?? '';
  const about = { settings, language: wanted.language, number, again: addressOf(visit) };
  const body = drawSent({ ...about, email: sent.get(nameOf(email)) ?? '' });
  return sendPage(reply, { form, wanted, around, body });
}

/** Other words under a pass that was sent already: somebody went back to the page and wrote on. */
function orUsed(error: unknown): undefined {
  if (!(error instanceof Problem) || error.more.code !== 'proof') throw error;
}

async function take(visit: Visit): Promise<FastifyReply> {
  const { app, form, wanted, request } = visit;
  const sent = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString() : '');
  const given = givenIn(form, sent);
  const now = app.world.now();
  const carried = sent.get('pass') ?? '';
  const pass = readPass(app.keyring, carried, { form: form.id, now });
  const faults = faultsOf(form, given);
  // Of a page that is a day old all that was typed is shown again, to be sent from a fresh one.
  if (faults.length > 0 || pass === undefined) return showAgain(visit, { given, faults, pass: pass && carried });
  const network = callerOf(request);
  const unproven = { form: form.id, network, milliseconds: now.getTime() - pass.at };
  const suspicion = suspicionOf({ given, trap: sent.get(trapName) ?? '', unproven });
  const { visit: id } = pass;
  const { language } = wanted;
  const accepted = { language, given, id, visit: id, proven: false, suspicion, page: '', network };
  const taken = await acceptSubmission(app, form, accepted).catch(orUsed);
  if (taken === undefined) return showAgain(visit, { given, faults });
  return showTaken(visit, taken.number, sent);
}

/** A form that is switched off, or none, in the words of whoever came by a link. */
async function orClosed(reply: FastifyReply, work: () => Promise<FastifyReply>): Promise<FastifyReply> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem) || (error.type !== 'gone' && error.type !== 'not-found')) throw error;
    reply.header('content-security-policy', "default-src 'none'; frame-ancestors *").type('text/html; charset=utf-8');
    return reply.code(error.status).send(drawClosed().html);
  }
}

/** The page of a form: to be linked, framed, and sent without scripts. */
export const pageRoutes: Route[] = [
  bindRaw({
    method: 'GET',
    path: '/f/:key',
    public: true,
    limit: { perMinute: 600, burst: 300 },
    handle: (app, request, reply) =>
      orClosed(reply, async () => show(await visitOf(app, request, reply), { given: {}, faults: [] }, false)),
  }),
  bindRaw({
    method: 'POST',
    path: '/f/:key',
    public: true,
    limit: { perMinute: 20, burst: 10 },
    bodyLimit: formLimits.bytes,
    handle: (app, request, reply) => orClosed(reply, async () => await take(await visitOf(app, request, reply))),
  }),
];
