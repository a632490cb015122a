import { Field } from '@fluentui/react-components';
import { useState } from 'react';
import { listMembers } from '../../domain/community/contract.ts';
import { roleMay } from '../../domain/community/policy.ts';
import { writeKnowledge } from '../../domain/knowledge/abilities.ts';
import { type Artifact, ownerOf } from '../../domain/knowledge/artifact.ts';
import { giveArtifact } from '../../domain/knowledge/contract.ts';
import { call } from '../api/client.ts';
import { useData } from '../api/use-data.ts';
import { toast } from '../app/toasts.tsx';
import { useAction } from '../app/use-action.ts';
import { Button } from '../components/Button.tsx';
import { Problem } from '../components/Problem.tsx';
import { SkeletonRows } from '../components/Rows.tsx';
import { Select } from '../components/Select.tsx';
import { Sheet } from '../components/Sheet.tsx';
import { OWNER } from './living-texts.ts';

interface Props {
  readonly communityId: string;
  readonly artifact: Artifact;
  readonly onClose: () => void;
}

/** Gives an artifact to another member who writes. */
export default function GiveSheet({ communityId, artifact, onClose }: Props) {
  const { data, error, reload } = useData(listMembers, { params: { communityId } });
  const [to, setTo] = useState('');
  const others = (data?.members ?? []).filter(
    ({ id, role }) => id !== ownerOf(artifact).id && roleMay(role, writeKnowledge),
  );
  const chosen = others.find(({ id }) => id === to);
  const give = useAction(async (operation, ownerId: string, name: string) => {
    const params = { communityId, artifactId: artifact.id };
    await call(giveArtifact, { params, body: { ownerId }, etag: artifact.etag, operation });
    toast(OWNER.given(name));
    onClose();
  });
  return (
    <Sheet
      title={OWNER.giveTitle}
      onClose={onClose}
      actions={
        <Button
          appearance="primary"
          disabledFocusable={give.busy || !chosen}
          onClick={() => chosen && void give.run(chosen.id, chosen.name)}
        >
          {give.busy ? OWNER.giving : OWNER.give}
        </Button>
      }
    >
      <p style={{ margin: 0 }}>{OWNER.giveWhy}</p>
      {error && !data && <Problem slim problem={error} onRetry={reload} />}
      {!data && !error && <SkeletonRows rows={1} />}
      {data && (
        <Field label={OWNER.member} required>
          {(control) => (
            <Select {...control} value={to} onChange={({ target }) => setTo(target.value)}>
              {!chosen && <option value="">{OWNER.choose}</option>}
              {others.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          )}
        </Field>
      )}
      {give.problem !== null && <Problem slim problem={give.problem} />}
    </Sheet>
  );
}
