import type { Role } from '../../domain/community/community.ts';
import type { RefusalCode } from '../../domain/shared/refusal.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { TestWorld } from '../support/world.ts';
import { someone, startCommunity } from './guild.ts';
import type { AreaReads } from './told.ts';

/** What is said to a route, before it becomes bytes. */
export interface Sample {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly body?: unknown;
  readonly etag?: string;
}

/** A community with people in it, in which every route can be called. */
export interface Scene {
  readonly world: TestWorld;
  readonly communityId: string;
  readonly organiser: Person;
  /** A member, who facilitates the sessions. */
  readonly facilitator: Person;
  /** A member, who wrote the notes and owns the actions. */
  readonly author: Person;
  /** Whom routes about a person are about: a member with nothing to do with sessions. */
  readonly bystander: Person;
}

/** A community of these four. */
export async function setScene(world: TestWorld): Promise<Scene> {
  const organiser = someone(world, 0);
  const facilitator = someone(world, 1);
  const author = someone(world, 2);
  const bystander = someone(world, 3);
  const communityId = await startCommunity(world, organiser, [
    [facilitator, 'member'],
    [author, 'member'],
    [bystander, 'member'],
  ]);
  return { world, communityId, organiser, facilitator, author, bystander };
}

export type MakeSample = (scene: Scene) => Promise<Sample>;

/** A caller whom the role lets in: by their role, and the facilitator of the session that the sample is about. */
export type Known = Role | 'facilitator';

/** A route that is asked again after its answer was lost. */
export interface Repeat {
  readonly by?: 'organiser' | 'facilitator' | 'author';
  /** Where the sample of the route does not do. */
  readonly sample?: MakeSample;
}

/** Fields of bodies and queries that take what others refuse, by their own name. */
export interface Fields {
  /** What people write. */
  readonly free?: readonly string[];
  /** Of these, where nothing is a good answer too. */
  readonly mayBeEmpty?: readonly string[];
  readonly mayBeNull?: readonly string[];
  /** Fields that older pages do not send, or that need not be said. */
  readonly mayBeMissing?: readonly string[];
  /** Parameters that count from 0. */
  readonly mayBeZero?: readonly string[];
  /** Measured values: any number of at most 13 digits, or null. */
  readonly measured?: readonly string[];
  /** A file as it was read: whatever it holds is reported row by row. */
  readonly files?: readonly string[];
}

/** What the tests of the whole API need to know of an area. They find it in tests/<area>/samples.ts. */
export interface AreaSamples<Name extends PropertyKey = string> {
  /** For every route something right to say, made anew each time. */
  readonly samples: Readonly<Record<Name, MakeSample>>;
  /**
   * Routes that decide on more than the role. Their samples are about a session that the facilitator facilitates, and
   * about a note, an action and a membership of somebody else.
   */
  readonly beyondRole?: Readonly<Partial<Record<Name, (who: Known) => RefusalCode | 'in'>>>;
  /** Where doing it takes away the right to do it, or what it is done to; by a title. */
  readonly repeats?: Readonly<Partial<Record<Name, Readonly<Record<string, Repeat>>>>>;
  /**
   * Kinds of rows that only the outbox writes after the answer: one of them that cannot be read does not refuse the
   * route, and stays as it is.
   */
  readonly later?: Readonly<Partial<Record<Name, readonly string[]>>>;
  /** Routes that the scene has nothing for: whoever is let in is told that it is not found. */
  readonly nothingThere?: readonly Name[];
  readonly reads?: AreaReads<Name>;
  readonly fields?: Fields;
  /** Routes whose fields of these names take something else. */
  readonly fieldsOf?: Readonly<Partial<Record<Name, Fields>>>;
}

export const inCommunity = async ({ communityId }: Scene): Promise<Sample> => ({ params: { communityId } });
