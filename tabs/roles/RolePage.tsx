import { openRole } from '../../domain/roles/contract.ts';
import { useData } from '../api/use-data.ts';
import type { Page } from '../app/routes.ts';
import { PageHead } from '../components/Page.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { RoleDetail } from './RoleDetail.tsx';
import { ROLES } from './texts.ts';

/** What is this role, and who shall have it? */
const RolePage: Page = ({ params }) => {
  const { communityId = '', roleId = '' } = params;
  const { data, error, reload } = useData(openRole, { params: { communityId, roleId } }, { every: 60_000 });
  if (!data) return error ? <Problem problem={error} onRetry={reload} /> : <SkeletonRows rows={8} />;
  return (
    <>
      <PageHead
        title={data.role.title}
        back={{ href: `/communities/${communityId}/roles`, label: ROLES.title }}
      />
      {error && <Problem slim problem={error} onRetry={reload} />}
      <RoleDetail communityId={communityId} page={data} sessionId={null} />
    </>
  );
};
export default RolePage;
