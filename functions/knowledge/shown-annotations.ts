import type { Role } from '../../domain/community/community.ts';
import { roleMay } from '../../domain/community/policy.ts';
import type { Annotation } from '../../domain/knowledge/annotation.ts';
import { followPilots } from '../../domain/pilots/abilities.ts';

/** To sponsors only those pilots are named that are reported: each of these is a trial of the artifact. */
export async function shownAnnotations(
  role: Role,
  annotations: Annotation[],
  tried: () => Promise<ReadonlySet<string>>,
): Promise<Annotation[]> {
  if (roleMay(role, followPilots)) return annotations;
  const named = await tried();
  return annotations.map((one) => (one.pilot && !named.has(one.pilot.id) ? { ...one, pilot: null } : one));
}
