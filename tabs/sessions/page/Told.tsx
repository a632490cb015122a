import type { Member } from '../../../domain/community/community.ts';
import { usePlanStyles } from '../plan/styles.ts';
import { Names } from './Names.tsx';

/** Who gets a mail before it goes out: what they get, and each of them by name. */
export function Told({ says, people }: { says: string; people: readonly Pick<Member, 'name'>[] }) {
  const styles = usePlanStyles();
  return (
    <>
      <p className={styles.text} aria-live="polite">
        {says}
      </p>
      {people.length > 0 && (
        <p className={styles.quiet}>
          <Names names={people.map(({ name }) => name)} />
        </p>
      )}
    </>
  );
}
