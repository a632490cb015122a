import { makeStyles, tokens } from '@fluentui/react-components';
import { PersonStarRegular } from '@fluentui/react-icons/svg/person-star';
import type { ReactNode } from 'react';
import type { listRoles } from '../../domain/roles/contract.ts';
import type { Reply } from '../api/client.ts';
import { sayDate } from '../components/dates.ts';
import { Row } from '../components/Page.tsx';
import { Face } from '../components/People.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { When } from '../components/When.tsx';
import { ROLES } from './texts.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  end: { display: 'inline-flex', alignItems: 'center', gap: '12px' },
});

export type ListedRole = Reply<typeof listRoles>['roles'][number];

/** How a role stands, in a few words. */
function Standing({ role }: { role: ListedRole }): ReactNode {
  if (role.stage === 'nominating')
    return (
      <>
        {role.nominations === null ? ROLES.gathered : ROLES.counted(role.nominations)}{' '}
        <When inside at={role.showsAt} plain />
      </>
    );
  if (role.stage === 'proposed' && role.proposed)
    return (
      <>
        {ROLES.proposed(role.proposed.person.name)} <When inside at={role.proposed.closesAt} plain />
      </>
    );
  if (role.stage === 'shown') return ROLES.shown;
  if (role.holderLeft) return ROLES.hasLeft;
  if (role.term?.rightsStay) return ROLES.rightsStay;
  return role.stage === 'closed' ? ROLES.closed : null;
}

/** A role in a list: open, held or over. */
export function RoleRow({
  communityId,
  role,
  nominates,
}: {
  communityId: string;
  role: ListedRole;
  nominates: boolean;
}) {
  const styles = useStyles();
  const href = `/communities/${communityId}/roles/${role.id}`;
  const { term, stage, title, until } = role;
  return (
    <Row
      sign={term ? <Face person={term.person} /> : <PersonStarRegular aria-hidden />}
      end={
        <span className={styles.end}>
          {term && ROLES.until(sayDate(until))}
          {stage === 'nominating' && nominates && (
            <TextLink href={href} label={ROLES.nominateFor(title)}>
              {ROLES.nominate}
            </TextLink>
          )}
        </span>
      }
    >
      <TextLink quiet href={href}>
        {term ? `${term.person.name}: ${title}` : ROLES.openRole(title, sayDate(until))}
      </TextLink>{' '}
      <span className={styles.quiet}>
        <Standing role={role} />
      </span>
    </Row>
  );
}
