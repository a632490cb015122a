import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Member, Role } from '../../domain/community/community.ts';
import { cityOf } from '../components/dates.ts';
import { localHour } from '../components/local-hour.ts';
import { Face } from '../components/People.tsx';
import { Problem } from '../components/Problem.tsx';
import { currentName } from './own-zone.ts';
import { RoleSelect } from './RoleSelect.tsx';
import { PEOPLE, ROLES_EXPLAINED, ROLES_SAID } from './texts.ts';

const useStyles = makeStyles({
  row: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, padding: '6px 0' },
  line: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) 168px 136px 88px',
    alignItems: 'center',
    gap: '0 12px',
    minHeight: '40px',
    '@media (max-width: 720px)': {
      gridTemplateColumns: '24px minmax(0, 1fr) auto',
      gap: '4px 12px',
    },
  },
  who: { minWidth: 0, '@media (max-width: 720px)': { gridColumn: '2 / -1' } },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  time: {
    color: tokens.colorNeutralForeground2,
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 720px)': { gridColumn: '2 / -1', gridRow: '3', fontSize: tokens.fontSizeBase200 },
  },
  role: {
    minWidth: 0,
    '@media (max-width: 720px)': { gridColumn: '2', gridRow: '2', width: 'min(220px, 100%)' },
  },
  end: { justifySelf: 'end', '@media (max-width: 720px)': { gridColumn: '3', gridRow: '2' } },
});

interface Props {
  readonly member: Member;
  readonly isMe: boolean;
  /** How they stand in the rota. */
  readonly account: ReactNode;
  /** Whether the reader runs the community. */
  readonly runs: boolean;
  readonly problem: unknown;
  readonly onRetry: () => void;
  readonly onRole: (to: Role) => void;
  readonly onRemove: () => void;
}

export function MemberRow({ member, isMe, account, runs, problem, onRetry, onRole, onRemove }: Props) {
  const styles = useStyles();
  const { name, role, zone } = member;
  // Told where it is outside of 8 to 18, when one would not write to them.
  const hour = zone ? localHour(zone) : null;
  return (
    <li className={styles.row}>
      <div className={styles.line}>
        <Face person={member} />
        <div className={styles.who}>
          <div>
            <span className={styles.name}>{name}</span>
            {isMe && <span className={styles.quiet}> ({PEOPLE.you})</span>}
          </div>
          {account}
        </div>
        <div className={styles.time} title={zone ?? undefined}>
          {zone && hour?.unkind && PEOPLE.localTime(hour.said, cityOf(currentName(zone)))}
        </div>
        <div className={styles.role} title={ROLES_EXPLAINED[role]}>
          {runs ? (
            <RoleSelect small aria-label={PEOPLE.roleOf(name)} role={role} onRole={onRole} />
          ) : (
            role !== 'member' && ROLES_SAID[role]
          )}
        </div>
        <div className={styles.end}>
          {runs && (
            <Button
              size="small"
              appearance="subtle"
              aria-label={isMe ? PEOPLE.leaveThis : PEOPLE.removeOf(name)}
              onClick={onRemove}
            >
              {isMe ? PEOPLE.leave : PEOPLE.remove}
            </Button>
          )}
        </div>
      </div>
      {problem !== null && problem !== undefined && <Problem slim problem={problem} onRetry={onRetry} />}
    </li>
  );
}
