import { listPilots } from '../../../domain/pilots/contract.ts';
import { useData } from '../../api/use-data.ts';
import { useHost } from '../../host/use-host.ts';

/** Pilots of mine that try an artifact or have tried it. Without an answer there are none. */
export function useMyPilots(
  communityId: string,
  artifactId: string,
): readonly { readonly id: string; readonly title: string }[] {
  const { personId } = useHost();
  const { data } = useData(listPilots, { params: { communityId }, query: { artifactId } });
  return data?.pilots.filter(({ owner }) => owner.id === personId) ?? [];
}
