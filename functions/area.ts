import type { HttpMethod, HttpRequest, HttpResponseInit, InvocationContext } from '@azure/functions';
import type { FeedKind } from './feed/kinds.ts';
import { type NewsNotices, tellingNews } from './feed/news.ts';
import { feedWork } from './feed/sync.ts';
import type { Outcome } from './outbox/failures.ts';
import type { WorkKind } from './outbox/kinds.ts';
import type { FindKind } from './search/kinds.ts';
import type { Served } from './use-case.ts';
import type { World } from './world.ts';

/** Everything an area offers. main.ts registers it with the Functions host. */
export interface Area {
  /** The use cases for the area's contracts. */
  readonly routes?: readonly Served[];
  /** Endpoints for callers other than our pages, without a contract. */
  readonly http?: readonly HttpEndpoint[];
  /** Kinds of outbox work. */
  readonly work?: readonly WorkKind[];
  /** Kinds of things that are shown on people's Home. */
  readonly feed?: readonly FeedKind[];
  /** What people are told of pieces of news, by kind. */
  readonly newsNotices?: NewsNotices;
  /** Kinds of things that search finds. */
  readonly search?: readonly FindKind[];
  readonly queues?: readonly QueueConsumer[];
  readonly timers?: readonly Timer[];
}

export interface HttpEndpoint {
  readonly name: string;
  readonly method: HttpMethod;
  /** Such as /api/graph/notifications. */
  readonly path: string;
  readonly run: (request: HttpRequest, world: World, context: InvocationContext) => Promise<HttpResponseInit>;
}

export interface QueueConsumer {
  readonly name: string;
  readonly queue: string;
  readonly run: (world: World, message: unknown) => Promise<Outcome>;
}

export interface Timer {
  readonly name: string;
  /** NCRONTAB, seconds first. */
  readonly schedule: string;
  /** Called with the tenants that may use this Guildhall. */
  readonly run: (world: World, tenants: readonly string[]) => Promise<unknown>;
}

/** The outbox work of all areas, and the work that updates people's feeds. */
export function workOf(areas: readonly Area[]): WorkKind[] {
  return [...areas.flatMap(({ work = [] }) => work), ...feedWork(feedOf(areas))];
}

/** The kinds of things that all areas show on people's Home. */
export function feedOf(areas: readonly Area[]): FeedKind[] {
  const notices: NewsNotices = Object.assign({}, ...areas.map(({ newsNotices = {} }) => newsNotices));
  return areas.flatMap(({ feed = [] }) => feed).map((kind) => tellingNews(kind, notices));
}
