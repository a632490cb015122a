import { Field } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { whoAmI } from '../../domain/community/contract.ts';
import { type Ability, roleMay } from '../../domain/community/policy.ts';
import { useData } from '../api/use-data.ts';
import { EmptyState } from '../components/EmptyState.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { OUTLOOK } from './texts.ts';

interface Props {
  /** What one has to be allowed to do in a community for it to be offered. */
  readonly may: Ability;
  readonly children: (communityId: string, choice: ReactNode) => ReactNode;
}

/** Asks which of one's communities is meant, where there are several. */
export function InCommunity({ may, children }: Props) {
  const { data, error, reload } = useData(whoAmI, {});
  const [chosen, setChosen] = useState<string>();
  if (error && !data) return <Problem problem={error} onRetry={reload} />;
  if (!data) return <SkeletonRows rows={4} />;
  const offered = data.communities.filter(({ role }) => roleMay(role, may));
  const communityId = chosen ?? offered[0]?.id;
  if (!communityId) return <EmptyState title={OUTLOOK.noCommunity}>{OUTLOOK.noCommunityWhy}</EmptyState>;
  return children(
    communityId,
    offered.length > 1 && (
      <Field label={OUTLOOK.community}>
        {(field) => (
          <Select {...field} value={communityId} onChange={({ target }) => setChosen(target.value)}>
            {offered.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    ),
  );
}
