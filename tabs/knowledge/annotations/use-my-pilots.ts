import { listPilots } from '../../../domain/pilots/contract.ts';
import { useData } from '../../api/use-data.ts';
import { useHost } from '../../host/use-host.ts';

/** Pilots of mine that try an artifact or have tried it, once they are asked for. Without an answer there are none. */
export function useMyPilots(
  communityId: string,
  artifactId: string,
  asked: boolean,
): readonly { readonly id: string; readonly title: string }[] {
  const { personId } = useHost();
  const { data } = useData(listPilots, asked ? { params: { communityId }, query: { artifactId } } : null);
  return data?.pilots.filter(({ owner }) => owner.id === personId) ?? [];
}
