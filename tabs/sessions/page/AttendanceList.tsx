import { makeStyles, tokens } from '@fluentui/react-components';
import { listMembers } from '../../../domain/community/contract.ts';
import type { Attendee } from '../../../domain/sessions/attendance.ts';
import type { PersonRef } from '../../../domain/shared/ids.ts';
import { useData } from '../../api/use-data.ts';
import { sayExactly } from '../../components/dates.ts';
import { SkeletonRows } from '../../components/Rows.tsx';
import { ATTENDANCE } from './attendance-texts.ts';
import { usePageStyles } from './styles.ts';
import { unknown } from './use-attendance.ts';

const useStyles = makeStyles({
  person: {
    display: 'grid',
    gridTemplateColumns: '16px minmax(0, 1fr)',
    columnGap: '8px',
    alignItems: 'center',
    minHeight: '32px',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': {
      backgroundColor: tokens.colorSubtleBackgroundHover,
      color: tokens.colorNeutralForeground1Hover,
    },
  },
  check: { width: '16px', height: '16px', margin: 0, accentColor: tokens.colorCompoundBrandBackground },
  name: { overflowWrap: 'anywhere' },
});

interface Props {
  readonly communityId: string;
  readonly people: readonly Attendee[];
  readonly me: string;
  readonly onTick: (attendee: Attendee, there: boolean) => void;
}

/** Everybody to tick by name: those of whom something is known, and the other members. */
export function AttendanceList({ communityId, people, me, onTick }: Props) {
  const styles = useStyles();
  const page = usePageStyles();
  const { data, error } = useData(listMembers, { params: { communityId } });
  const known = new Set(people.map(({ person }) => person.id));
  const others = (data?.members ?? [])
    .filter(({ id }) => !known.has(id))
    .map(({ id, name }) => unknown({ id, name }));
  // Together in one order from the beginning, so that no row moves when it is ticked.
  const all = [...people, ...others].sort((a, b) => a.person.name.localeCompare(b.person.name));
  if (!data && !error) return <SkeletonRows rows={Math.max(3, people.length)} />;
  return (
    <ul className={page.list} aria-label={ATTENDANCE.list}>
      {all.map((one) => (
        <li key={one.person.id}>
          <label className={styles.person} title={one.mark ? saidBy(one.mark, me) : undefined}>
            <input
              type="checkbox"
              className={styles.check}
              checked={one.there}
              onChange={(event) => onTick(one, event.target.checked)}
            />
            <span className={styles.name}>{one.person.name}</span>
          </label>
        </li>
      ))}
    </ul>
  );
}

export const nameOf = ({ id, name }: PersonRef, me: string) => (id === me ? ATTENDANCE.you : name);

const saidBy = ({ by, at }: NonNullable<Attendee['mark']>, me: string) =>
  `${ATTENDANCE.byHandAlone(nameOf(by, me))}, ${sayExactly(at)}`;
