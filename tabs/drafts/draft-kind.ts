import * as z from 'zod/mini';
import type { PersonRef } from '../../domain/shared/ids.ts';
import type { FieldProblem } from '../../domain/shared/refusal.ts';

/** Who saved a version, and when. */
export interface SavedBy {
  readonly by: PersonRef;
  readonly at: string;
}

/** What a keeper has to know of one kind of draft; `Page` is what the server shows of the thing it belongs to. */
export interface DraftKind<Draft, Page, Saved> {
  /** A draft as it is typed. It accepts also what the server would not: what it does not accept would be lost. */
  readonly schema: z.ZodMiniType<Draft>;
  /** Whether the server would keep both as the same. */
  readonly same: (a: Draft, b: Draft) => boolean;
  /** What is not acceptable yet. */
  readonly problemsOf: (draft: Draft) => FieldProblem[];
  /** What writers work on. */
  readonly draftOf: (page: Page) => Draft;
  readonly etagOf: (page: Page) => string;
  /** Who saved what writers work on; null if nobody did, because there is no draft any more. */
  readonly savedBy: (page: Page) => SavedBy | null;
  /**
   * What both have made of a version, where nothing was changed by both in different ways; null where a person has to
   * choose. Loaded when it is needed; without it a person always has to choose.
   */
  readonly merger?: () => Promise<Merge<Draft>>;
  /** The page as it stands once this draft is saved. */
  readonly pageWith: (saved: Saved, draft: Draft, before: Page | null) => Page;
}

export type Merge<Draft> = (base: Draft, mine: Draft, theirs: Draft) => Draft | null;

/** The routes that a keeper calls. */
export interface DraftServer<Draft, Page, Saved> {
  open(): Promise<Page>;
  create(draft: Draft, operation: string): Promise<Saved>;
  revise(draft: Draft, etag: string, operation: string): Promise<Saved>;
  /** Answers what stands there then; null if nothing. */
  discard(etag: string, operation: string): Promise<Saved | null>;
}

/** What was on its way when a page was left. */
export interface Pending<Draft> {
  readonly operation: string;
  readonly draft: Draft;
  readonly etag: string | null;
}

/** A draft as the browser keeps it. */
export interface StoredDraft<Draft> {
  readonly draft: Draft;
  /** The version it was typed upon; null: it has never been on the server. */
  readonly etag: string | null;
  readonly at: string;
  readonly pending: Pending<Draft> | null;
}

export function storedDraft<Draft>(draft: z.ZodMiniType<Draft>): z.ZodMiniType<StoredDraft<Draft>> {
  const etag = z.nullable(z.string());
  const pending = z.object({ operation: z.string(), draft, etag });
  return z.object({ draft, etag, at: z.string(), pending: z.nullable(pending) }) as unknown as z.ZodMiniType<
    StoredDraft<Draft>
  >;
}
