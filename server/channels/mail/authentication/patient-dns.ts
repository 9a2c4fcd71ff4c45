import type { App, DnsAnswers } from '#platform';

/** One mail asks this many questions at most, whatever its signatures and records send us to. */
const mostQuestions = 60;
/** Milliseconds for all questions of one mail; and for those that come while DNS is known not to answer. */
const patience = 6_000;
const littlePatience = 300;
/** Milliseconds for which an answer is used again, and for which DNS is taken to be away after it was. */
const fresh = 60_000;
const mostKept = 2_000;

type Kept = { at: number; answer: Promise<unknown> };
type Memory = { kept: Map<string, Kept>; awayUntil: number };
const memories = new WeakMap<App, Memory>();

function memoryOf(app: App): Memory {
  const there = memories.get(app);
  if (there) return there;
  const made: Memory = { kept: new Map(), awayUntil: 0 };
  memories.set(app, made);
  return made;
}

function tooLate(name: string): Error {
  return Object.assign(new Error(`DNS did not say in time what ${name} has`), { code: 'ETIMEOUT' });
}

const known = new Set(['ENOTFOUND', 'ENODATA']);

function isKnown(error: unknown): boolean {
  return error instanceof Error && 'code' in error && known.has(String(error.code));
}

function ask(app: App, memory: Memory, question: { name: string; type: keyof DnsAnswers }): Promise<unknown> {
  const key = `${question.type} ${question.name.toLowerCase()}`;
  const now = app.world.now().getTime();
  const there = memory.kept.get(key);
  if (there && now - there.at < fresh) return there.answer;
  const answer = app.world.resolve(question.name, question.type);
  if (memory.kept.size >= mostKept) memory.kept.clear();
  memory.kept.set(key, { at: now, answer });
  // What is not known now may be in a moment; that a name has nothing is an answer.
  answer.catch((error: unknown) => isKnown(error) || memory.kept.delete(key));
  return answer;
}

export interface PatientDns {
  resolve(name: string, type: string): Promise<string[]>;
  /** Whether a question stayed without an answer. */
  failed(): boolean;
  end(): void;
}

/** DNS for one mail: within a time and a number of questions, shared with the mails of the same minute. */
export function patientDns(app: App): PatientDns {
  const memory = memoryOf(app);
  const begun = app.world.now().getTime();
  const { promise: over, reject } = Promise.withResolvers<never>();
  over.catch(() => undefined);
  const timer = setTimeout(
    () => {
      memory.awayUntil = app.world.now().getTime() + fresh;
      reject(tooLate('a name'));
    },
    begun < memory.awayUntil ? littlePatience : patience,
  );
  let [asked, failed] = [0, false];
  return {
    async resolve(name, type) {
      if (++asked > mostQuestions) {
        failed = true;
        throw tooLate(name);
      }
      try {
        return (await Promise.race([ask(app, memory, { name, type: type as keyof DnsAnswers }), over])) as string[];
      } catch (error) {
        failed ||= !isKnown(error);
        throw error;
      }
    },
    failed: () => failed,
    end: () => clearTimeout(timer),
  };
}
