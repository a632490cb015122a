import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import { listRoles } from '../../domain/roles/contract.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { PageHead, Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { RoleRow } from './RoleRow.tsx';
import { ROLES } from './texts.ts';

function Over({ communityId }: { communityId: string }) {
  const { data, error, reload } = useData(listRoles, { params: { communityId }, query: { when: 'over' } });
  return (
    <Section title={ROLES.over}>
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data?.roles.length === 0 && <p>{ROLES.noneOver}</p>}
      <Rows>
        {data?.roles.map((role) => (
          <RoleRow key={role.id} communityId={communityId} role={role} nominates={false} />
        ))}
      </Rows>
    </Section>
  );
}

/** Which roles are there, and who has them until when? */
const RolesPage: Page = ({ params }) => {
  const communityId = params.communityId ?? '';
  const [path, go] = useLocation();
  const { data, error, reload } = useData(listRoles, { params: { communityId } });
  const [over, setOver] = useState(false);
  if (!data) return error ? <Problem problem={error} onRetry={reload} /> : <SkeletonRows rows={6} />;
  const offers = data.abilities.offer === 'yes';
  const nominates = data.abilities.nominate === 'yes';
  const offer = (
    <Button appearance="primary" onClick={() => go(`${path}/new`)}>
      {ROLES.offer}
    </Button>
  );
  const parts = [
    { title: ROLES.open, roles: data.roles.filter(({ stage }) => stage !== 'held') },
    { title: ROLES.held, roles: data.roles.filter(({ stage }) => stage === 'held') },
  ].filter(({ roles }) => roles.length > 0);
  return (
    <>
      <PageHead
        title={ROLES.title}
        back={{ href: `/communities/${communityId}/people`, label: ROLES.people }}
        actions={offers && parts.length > 0 && offer}
      />
      {error && <Problem slim problem={error} onRetry={reload} />}
      {parts.length === 0 && (
        <EmptyState title={ROLES.none} action={offers && offer}>
          {ROLES.noneWhy}
        </EmptyState>
      )}
      {parts.map(({ title, roles }) => (
        <Section key={title} title={title} aside={roles.length}>
          <Rows>
            {roles.map((role) => (
              <RoleRow key={role.id} communityId={communityId} role={role} nominates={nominates} />
            ))}
          </Rows>
        </Section>
      ))}
      {over ? (
        <Over communityId={communityId} />
      ) : (
        <Button size="small" appearance="subtle" onClick={() => setOver(true)}>
          {ROLES.showOver}
        </Button>
      )}
    </>
  );
};
export default RolesPage;
