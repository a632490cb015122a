import type { Member } from '../../../domain/community/community.ts';
import { usePlanStyles } from '../plan/styles.ts';
import { Names } from './Names.tsx';

/** Says before a mail is sent what it is about, and who gets it by name. */
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
