import type { App, DnsAnswers } from '#platform';
import { saysNone } from '../domain/look-up.ts';
import { aligned } from './aligned.ts';
import { silenceOf } from './silence.ts';

/** One mail asks this many questions at most, whatever its signatures and records send us to. */
const mostQuestions = 60;
/** Milliseconds for one question, and for all of one kind: keys, keys of others, the rest. */
const patience = { question: 2_000, all: 6_000 };
/** Milliseconds for a question of which it is known that nobody answers. */
const littlePatience = 300;
/** Milliseconds for which an answer is used again. */
const fresh = 60_000;
const mostKept = 2_000;

type Kept = { at: number; answer: Promise<unknown> };
const memories = new WeakMap<App, Map<string, Kept>>();

function memoryOf(app: App): Map<string, Kept> {
  const there = memories.get(app) ?? new Map<string, Kept>();
  memories.set(app, there);
  return there;
}

function tooLate(name: string): Error {
  return Object.assign(new Error(`DNS did not say in time what ${name} has`), { code: 'ETIMEOUT' });
}

/** A name that no server can have, whoever writes it into a mail, has nothing: that is known without asking. */
const noNames = new Set(['EBADNAME', 'EBADQUERY', 'ENONAME']);

async function resolved(app: App, { name, type }: Question): Promise<unknown> {
  try {
    return await app.world.resolve(name, type);
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !noNames.has(String(error.code))) throw error;
    throw Object.assign(new Error(`${name} is no name`), { code: 'ENOTFOUND' });
  }
}

type Question = { name: string; type: keyof DnsAnswers };

const keyOf = ({ name, type }: Question) => `${type} ${name.toLowerCase()}`;

/** The answer to a question that was asked a moment ago. */
function keptAnswer(app: App, question: Question): Promise<unknown> | undefined {
  const there = memoryOf(app).get(keyOf(question));
  return there && app.world.now().getTime() - there.at < fresh ? there.answer : undefined;
}

function ask(app: App, question: Question): Promise<unknown> {
  const memory = memoryOf(app);
  const silence = silenceOf(app);
  const answer = resolved(app, question);
  if (memory.size >= mostKept) memory.clear();
  memory.set(keyOf(question), { at: app.world.now().getTime(), answer });
  answer.then(
    () => silence.over(question.name),
    // What is not known now may be in a moment; that a name has nothing is an answer.
    (error: unknown) => (saysNone(error) ? silence.over(question.name) : memory.delete(keyOf(question))),
  );
  return answer;
}

/** Waits for an answer, but no longer than that. */
async function within<Answer>(answer: Promise<Answer>, name: string, milliseconds: number): Promise<Answer> {
  const { promise: over, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(tooLate(name)), Math.max(milliseconds, 1));
  try {
    return await Promise.race([answer, over]);
  } finally {
    clearTimeout(timer);
  }
}

export interface PatientDns {
  resolve(name: string, type: string): Promise<string[]>;
  /** Asks for these texts all at once, before anything else can use up the time; what was answered stays. */
  askFirst(names: readonly string[]): Promise<void>;
  /** Whether a question stayed without an answer. */
  failed(): boolean;
}

/** The time runs from the first question. */
type Budget = { questions: number; until?: number };

const key = /\._domainkey\.(.+)$/;

/**
 * DNS for one mail that says to be from this domain: within a time and a number of questions, shared with the mails of the same
 * minute. Signatures of others name servers of their own, which may be silent: they take nothing from the other questions.
 */
export function patientDns(app: App, domain: string): PatientDns {
  const silence = silenceOf(app);
  const [keys, keysOfOthers, rest]: [Budget, Budget, Budget] = [
    { questions: mostQuestions / 6 },
    { questions: mostQuestions / 6 },
    { questions: (mostQuestions * 2) / 3 },
  ];
  const first = new Map<string, string[]>();
  let failed = false;

  async function answer(question: Question, left: number): Promise<string[]> {
    const { name } = question;
    const most = Math.min(left, silence.isSilent(name) ? littlePatience : patience.question);
    try {
      const there = keptAnswer(app, question);
      // Whoever has no question or no time left takes what is there already.
      if (there === undefined && left <= 0) throw tooLate(name);
      return (await within(there ?? ask(app, question), name, most)) as string[];
    } catch (error) {
      // Whom we had no time for may have answered.
      if (!saysNone(error) && most === patience.question) silence.heard(name);
      failed ||= !saysNone(error);
      throw error;
    }
  }

  function leftFor(name: string): number {
    const signer = key.exec(name.toLowerCase())?.[1];
    const budget = signer === undefined ? rest : aligned(signer, domain) ? keys : keysOfOthers;
    budget.until ??= Date.now() + patience.all;
    return --budget.questions < 0 ? 0 : budget.until - Date.now();
  }

  return {
    async resolve(name, type) {
      const there = type === 'TXT' ? first.get(name.toLowerCase()) : undefined;
      return there ?? (await answer({ name, type: type as keyof DnsAnswers }, leftFor(name)));
    },
    async askFirst(names) {
      const asked = names.slice(0, mostQuestions).map(async (name) => {
        first.set(name, await answer({ name, type: 'TXT' }, patience.question));
      });
      await Promise.allSettled(asked);
    },
    failed: () => failed,
  };
}
