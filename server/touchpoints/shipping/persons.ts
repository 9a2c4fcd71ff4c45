/** The latest that a person has met, as far as analytics knows. */
export interface Person {
  root: string;
  /** Microseconds. */
  at: number;
  id: string;
  touchpoint: string;
  kind: string;
}

/**
 * The persons who were seen lately, by each of their profiles. What came before a row is then known without asking the
 * database; nobody is taken from here whose profiles were joined or parted since.
 */
export interface Persons {
  of(customer: string): Person | undefined;
  /** Takes in what `shipment_of_persons` says: profile, root, microseconds, id, touchpoint, kind. */
  learn(lines: string): string[];
  forget(customers: readonly string[]): void;
  /** Lets go of those seen longest ago. Between batches only: a batch counts on everybody it found to be known. */
  makeRoom(): void;
  clear(): void;
}

export function rememberPersons(most: number): Persons {
  const byProfile = new Map<string, Person>();
  const byRoot = new Map<string, Person>();
  const stale = new WeakSet<Person>();

  const makeRoom = () => {
    for (const [profile, person] of byProfile) {
      if (byProfile.size <= most) return;
      byProfile.delete(profile);
      // The person's other profiles must not stay behind with somebody who is no longer told of changes.
      byRoot.delete(person.root);
      stale.add(person);
    }
  };

  return {
    of(customer) {
      const person = byProfile.get(customer);
      return person === undefined || stale.has(person) ? undefined : person;
    },
    learn(lines) {
      const profiles: string[] = [];
      const learnt = new Map<string, Person>();
      for (const line of lines.split('\n')) {
        const { profile, ...told } = readLine(line);
        const { root } = told;
        const person = learnt.get(root) ?? told;
        const before = byRoot.get(root);
        if (before !== undefined && before !== person) stale.add(before);
        learnt.set(root, person);
        byRoot.set(root, person);
        byProfile.delete(profile);
        byProfile.set(profile, person);
        profiles.push(profile);
      }
      return profiles;
    },
    forget(customers) {
      for (const customer of customers)
        for (const person of [byProfile.get(customer), byRoot.get(customer)])
          if (person !== undefined) {
            stale.add(person);
            byRoot.delete(person.root);
          }
      for (const customer of customers) byProfile.delete(customer);
    },
    makeRoom,
    clear() {
      byProfile.clear();
      byRoot.clear();
    },
  };
}

function readLine(line: string): Person & { profile: string } {
  const [profile, root, at, id, touchpoint, kind] = line.split('\t') as [
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return { profile, root, at: Number(at), id, touchpoint, kind };
}
