import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { ChatLanguage } from '#core/channels/chat-languages.ts';
import { leadScale } from '#core/listening/survey/answers-in.ts';
import { isAnyLeft } from '#core/listening/survey/steps.ts';
import { surveyWords } from '#core/listening/words.ts';
import { Problem, type Html, type Tx } from '#platform';
import { editionOf } from '../surveys/editions.ts';
import { wrongAnswer } from './answer.ts';
import { message, sendPage } from './answer-page.ts';
import type { GivenPage, Taken } from './given-page.ts';
import { knownHidden, saidHidden } from './hidden.ts';
import { plainForm, readPlainForm } from './plain-form.ts';
import { playSurvey, type Played } from './play.ts';
import { spokenTo, wishesOf } from './play-page.ts';

/** Where somebody answers whom nobody asked. */
export interface PlainPlace {
  survey: string;
  /** Hidden values that we know ourselves. */
  ours: Readonly<Record<string, string>> & { company: string };
  keep(given: GivenPage): Promise<Taken>;
}

interface Plain {
  played: Played;
  language: ChatLanguage;
  known: Readonly<Record<string, string>>;
  now: Date;
  complaint?: string;
}

/** What stands on a page for anybody without scripts. Of an anonymous survey nothing may be kept before all of it is answered. */
export function plainForAnybody({ played, language, known, now, ...more }: Plain): Html {
  const { definition, values, key, edition, anonymous } = played;
  if (anonymous) return message(surveyWords[language].needsScripts);
  const going = { definition, values: { ...known, ...values }, seed: key, now };
  return plainForm({ going, language, within: { key, edition: String(edition) }, ...more });
}

const begun = z.object({ key: z.guid(), edition: z.coerce.number().int().min(1).max(1_000_000) });

/** The first question as a plain form gave it. What else the survey asks is left open by it. */
async function givenPlainly(
  tx: Tx,
  { survey, ours }: PlainPlace,
  { request, language }: { request: FastifyRequest; language: ChatLanguage },
): Promise<GivenPage> {
  const fields = new URLSearchParams(Buffer.isBuffer(request.body) ? request.body.toString() : '');
  const [which, said] = [begun.safeParse(Object.fromEntries(fields)), readPlainForm(request.body)];
  if (!which.success || said === undefined) throw wrongAnswer();
  const { key, edition } = which.data;
  const { definition } = await editionOf(tx, { survey, number: edition });
  const lead = leadScale(definition)?.question;
  if (lead === undefined) throw wrongAnswer();
  const hidden = saidHidden(definition, ours, request.query);
  const values = { [lead]: said.score, ...(said.words === '' ? {} : { [`${lead}-Comment`]: said.words }) };
  const going = {
    definition,
    values: { ...knownHidden(definition, ours), ...hidden, ...values },
    seed: key,
    now: tx.now,
  };
  return { key, edition, values, page: null, hidden, language, done: !isAnyLeft(going) };
}

interface Exchange {
  request: FastifyRequest;
  reply: FastifyReply;
}

type Within = <T>(run: (tx: Tx, place: PlainPlace) => Promise<T>) => Promise<T>;

/** Takes what somebody sent by the button of a plain form, and answers with a page: thanks, or the question again. */
export async function takePlainly({ request, reply }: Exchange, within: Within): Promise<FastifyReply> {
  const spoken = async (tx: Tx, { survey, ours }: PlainPlace) => {
    const played = await playSurvey(tx, survey);
    return { played, language: spokenTo(played, wishesOf(request)), company: ours.company };
  };
  try {
    const shown = await within(async (tx, place) => {
      const { played, language, company } = await spoken(tx, place);
      if (played.anonymous) throw wrongAnswer();
      await place.keep(await givenPlainly(tx, place, { request, language }));
      return { language, company };
    });
    return sendPage(reply, shown, message(surveyWords[shown.language].thanks));
  } catch (error) {
    if (!(error instanceof Problem) || error.type !== 'invalid') throw error;
    // Only now, since nothing of what was refused may stay.
    const { body, ...shown } = await within(async (tx, place) => {
      const { played, language, company } = await spoken(tx, place);
      const known = knownHidden(played.definition, place.ours);
      const complaint = surveyWords[language].choose;
      return { language, company, body: plainForAnybody({ played, language, known, now: tx.now, complaint }) };
    });
    return sendPage(reply.code(400), shown, body);
  }
}
