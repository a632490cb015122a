import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { addressesIn } from '../../domain/community/addresses.ts';
import type { DirectoryPerson, Member } from '../../domain/community/community.ts';
import { findPeople } from '../../domain/community/contract.ts';
import { hasWords } from '../../domain/shared/words.ts';
import { useData } from '../api/use-data.ts';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { useRested } from '../components/use-rested.ts';

const useStyles = makeStyles({
  person: { display: 'flex', alignItems: 'center', gap: '8px' },
  words: { display: 'grid', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** While somebody types, the directory is asked only once they pause. */
const PAUSE = 250;

interface Words {
  readonly already: string;
  readonly looking: string;
  readonly nobody: string;
}

/** People of the directory who fit what is typed, as suggestions; those who belong already cannot be chosen. */
export function useDirectory(
  typed: string,
  members: readonly Member[],
  words: Words,
  chosen: ReadonlySet<string> = new Set(),
) {
  const styles = useStyles();
  // A pasted address is looked up without the name, the scheme or the separators around it.
  const wanted = addressesIn(typed)[0] ?? typed.trim().slice(0, 120);
  const q = useRested(wanted, PAUSE);
  const asks = q.length >= 2;
  const isEnough = typed.trim().length >= 2;
  const found = useData(findPeople, asks ? { query: { q } } : null, { keepPrevious: true });
  const belongs = new Set(members.map(({ id }) => id));
  const looking = found.isLoading || q !== wanted;
  const suggestions = (asks && isEnough ? (found.data?.people ?? []) : [])
    .filter(({ id }) => !chosen.has(id))
    // Of an answer to what was typed before, those whom it still fits.
    .filter(({ name, mail }) => !looking || hasWords(`${name} ${mail}`, wanted))
    .map((person) => ({
      id: person.id,
      off: belongs.has(person.id),
      content: (
        <span className={styles.person}>
          <Face person={person} />
          <span className={styles.words}>
            {person.name}
            <span className={styles.quiet}>
              {belongs.has(person.id) ? `${words.already} · ${person.mail}` : person.mail}
            </span>
          </span>
        </span>
      ),
    }));
  const note: ReactNode = found.error ? (
    <Problem slim problem={found.error} onRetry={found.reload} />
  ) : looking ? (
    words.looking
  ) : (
    words.nobody
  );
  return {
    suggestions,
    note: isEnough ? note : undefined,
    find: (id: string): DirectoryPerson | undefined => found.data?.people.find((one) => one.id === id),
  };
}
