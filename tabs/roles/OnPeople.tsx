import { listRoles } from '../../domain/roles/contract.ts';
import { useData } from '../api/use-data.ts';
import { Rows, Section } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { TextLink } from '../components/TextLink.tsx';
import { RoleRow } from './RoleRow.tsx';
import { ROLES } from './texts.ts';

/** Open roles, and who holds which until when, among the people of a community. */
export default function OnPeople({ communityId }: { communityId: string }) {
  const { data, error, reload } = useData(listRoles, { params: { communityId } });
  if (data?.roles.length === 0 && data.abilities.offer !== 'yes') return null;
  return (
    <Section
      title={ROLES.title}
      aside={<TextLink href={`/communities/${communityId}/roles`}>{ROLES.all}</TextLink>}
    >
      {error && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={2} />}
      {data?.roles.length === 0 && (
        <p style={{ margin: 0, padding: '11px 0' }}>
          {ROLES.none} <TextLink href={`/communities/${communityId}/roles/new`}>{ROLES.offer}</TextLink>
        </p>
      )}
      <Rows>
        {data?.roles.map((role) => (
          <RoleRow
            key={role.id}
            communityId={communityId}
            role={role}
            nominates={data.abilities.nominate === 'yes'}
          />
        ))}
      </Rows>
    </Section>
  );
}
