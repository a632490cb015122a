import type { API } from '../../domain/api.ts';
import type { Pilot } from '../../domain/pilots/pilot.ts';
import type { Session } from '../../domain/sessions/session.ts';
import type { Route } from '../../domain/shared/route.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import type { TestWorld } from '../support/world.ts';

/** A community in which something of every kind has happened. */
export interface Told {
  readonly world: TestWorld;
  readonly communityId: string;
  /** An organiser, who asks. */
  readonly reader: Person;
  /** A member. */
  readonly other: Person;
  readonly mentor: Person;
  readonly artifactId: string;
  /** A session to come, which the reader leads. */
  readonly coming: Session;
  /** The last one that was held, and closed. */
  readonly over: Session;
  readonly topicId: string;
  readonly running: Pilot;
  readonly reported: Pilot;
}

export type Ask = (told: Told) => Promise<unknown>;

/** How an area reads its rows. */
export interface AreaReads<Name extends PropertyKey = string> {
  /** What each reading route is asked, all its pages. */
  readonly asked: Readonly<Partial<Record<Name, Ask>>>;
  /** Of these, those that read ranges of rows: they pass over what they do not know, and count it. */
  readonly counting?: readonly Name[];
  /** Makes something of every kind of row. */
  readonly make?: (told: Told) => Promise<unknown>;
}

/** Asks a route that is about the community as a whole, or about whoever asks. */
export const ofCommunity =
  (route: Route): Ask =>
  async ({ world, reader, communityId }) => {
    const params = route.path.includes('{communityId}') ? { communityId } : {};
    return world.call(reader, route as typeof API.openCommunity, {
      params: params as { communityId: string },
    });
  };
