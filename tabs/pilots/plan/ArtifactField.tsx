import { useState } from 'react';
import { listArtifacts } from '../../../domain/knowledge/contract.ts';
import type { Pilot } from '../../../domain/pilots/pilot.ts';
import { useData } from '../../api/use-data.ts';
import { Problem } from '../../components/Problem.tsx';
import { SkeletonRows } from '../../components/Rows.tsx';
import { Suggest } from '../../components/Suggest.tsx';
import { useRested } from '../../components/use-rested.ts';
import { useArtifacts } from '../../knowledge/use-artifacts.ts';
import { Choice } from '../../sessions/plan/Choice.tsx';
import { newest, type PilotForm } from './form.ts';
import { FORM } from './texts.ts';

const PAUSE = 120;
const SUGGESTED = 8;

interface Props {
  readonly communityId: string;
  readonly artifact: PilotForm['artifact'];
  /** What it was begun with. */
  readonly tried: Pilot['artifact'];
  readonly problem: unknown;
  readonly onChoose: (artifact: PilotForm['artifact']) => void;
}

/** The playbook that is tried: chosen from a list or, where that is long, found by words of its title. */
export function ArtifactField({ communityId, artifact, tried, problem, onChoose }: Props) {
  const [typed, setTyped] = useState<string | null>(null);
  const words = useRested((typed ?? '').trim(), PAUSE);
  const params = { communityId };
  const all = useData(listArtifacts, { params, query: { state: 'published' } });
  const isLong = all.data?.next != null;
  const found = useData(
    listArtifacts,
    isLong && words !== '' ? { params, query: { state: 'published', words } } : null,
    { keepPrevious: true },
  );
  const { artifacts: chosen } = useArtifacts(communityId, artifact ? [artifact.id] : []);
  if (!all.data)
    return all.error ? <Problem slim problem={all.error} onRetry={all.reload} /> : <SkeletonRows rows={1} />;

  const known = [...all.data.artifacts, ...(found.data?.artifacts ?? []), ...chosen];
  const choose = (id: string) =>
    onChoose(tried?.id === id ? { id, revision: tried.revision } : id ? newest(known, id) : null);
  const title =
    known.find(({ id }) => id === artifact?.id)?.title ?? (tried?.id === artifact?.id ? tried?.title : '');

  if (isLong) {
    const hits = words === '' ? all.data.artifacts : (found.data?.artifacts ?? []);
    return (
      <Suggest
        label={FORM.artifact}
        placeholder={FORM.findArtifact}
        text={typed ?? title ?? ''}
        onText={(text) => {
          setTyped(text);
          if (text.trim() === '') choose('');
        }}
        suggestions={hits.slice(0, SUGGESTED).map(({ id, title: content }) => ({ id, content }))}
        note={words && found.data?.total === 0 ? FORM.noneFound : undefined}
        onChoose={(id) => {
          choose(id);
          setTyped(null);
        }}
        onLeave={() => setTyped(null)}
      />
    );
  }
  const listed = [...all.data.artifacts].sort((a, b) => a.title.localeCompare(b.title));
  const gone = tried && !listed.some(({ id }) => id === tried.id) ? tried : null;
  return (
    <Choice
      label={FORM.artifact}
      field="artifact"
      problem={problem}
      value={artifact?.id ?? ''}
      options={[
        ['', FORM.noArtifact] as const,
        ...(gone ? [[gone.id, gone.title] as const] : []),
        ...listed.map(({ id, title: words }) => [id, words] as const),
      ]}
      onChoose={choose}
    />
  );
}
