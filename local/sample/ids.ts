import { idOf } from './cast.ts';
import type { Plan, PlaybookKey } from './script.ts';

export const communityId = idOf('community');
/** A community of others. */
export const writingId = idOf('community of writers');
export const sessionIdOf = ({ key }: Pick<Plan, 'key'>) => idOf(`session ${key}`);
export const itemIdOf = ({ key }: Pick<Plan, 'key'>, item: string) => idOf(`session ${key} item ${item}`);
export const artifactIdOf = (key: PlaybookKey) => idOf(`playbook ${key}`);
export const annotationIdOf = (key: string) => idOf(`annotation ${key}`);
export const topicIdOf = (key: string) => idOf(`topic ${key}`);
export const pilotIdOf = (key: string) => idOf(`pilot ${key}`);
