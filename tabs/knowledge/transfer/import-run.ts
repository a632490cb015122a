import {
  draftArtifact,
  openArtifact,
  publishArtifact,
  reviseArtifact,
  tellImport,
} from '../../../domain/knowledge/contract.ts';
import { ApiProblem, call } from '../../api/client.ts';
import {
  type Choice,
  draftOf,
  type Existing,
  linkedBody,
  type Outcome,
  outcomeOf,
  type ReadFile,
} from './plan.ts';

/** A file with what becomes of it. */
export interface PlannedFile {
  readonly file: ReadFile;
  readonly body: string;
  readonly outcome: Outcome;
  /** The files that it links to and that are not among these. */
  readonly missing: readonly string[];
}

/** So many artifacts are asked for at once. */
const AT_ONCE = 4;

/** Does something with each item, a few at a time, and tells how many are done. */
export async function each<T, R>(
  items: readonly T[],
  act: (item: T) => Promise<R>,
  onDone: (done: number) => void,
): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  let done = 0;
  const work = async () => {
    while (next < items.length) {
      const at = next;
      next += 1;
      results[at] = await act(items[at] as T);
      done += 1;
      onDone(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return results;
}

async function existing(communityId: string, artifactId: string): Promise<Existing | null> {
  try {
    return await call(openArtifact, { params: { communityId, artifactId } });
  } catch (problem) {
    if (problem instanceof ApiProblem && problem.code === 'not-found') return null;
    throw problem;
  }
}

/** What a community has already. */
export interface Known {
  isKnown(artifactId: string): boolean;
  /** The artifact with this title; null for none. */
  titled(title: string): string | null;
}

/** Compares files with what is there. */
export async function planImport(
  communityId: string,
  files: readonly ReadFile[],
  known: Known,
  me: string | null,
  onDone: (done: number) => void,
): Promise<PlannedFile[]> {
  const ids = new Map(files.map(({ path, artifactId }) => [path.toLowerCase(), artifactId]));
  return each(
    files,
    async (file) => {
      const missing = new Set<string>();
      const body = linkedBody(file, communityId, ids, missing);
      const found = known.isKnown(file.artifactId) ? await existing(communityId, file.artifactId) : null;
      const twinId = found ? null : known.titled(file.title);
      const twin = twinId === null ? null : await existing(communityId, twinId);
      return { file, body, outcome: outcomeOf(file, body, found, twin, me), missing: [...missing] };
    },
    onDone,
  );
}

/** What is done with one file. */
export interface Wanted {
  readonly planned: PlannedFile;
  readonly choice: Choice;
}

/** The artifact that a file ends in, once that is decided. */
function targetOf({ planned: { outcome }, choice }: Wanted): Existing | null {
  if (outcome.is === 'new') return null;
  return outcome.is === 'unclear' && choice.as === 'new' ? null : outcome.existing;
}

/** The id that a file's artifact has in the end. A new one beside that with the file's own id has an id of its own. */
function idOf(wanted: Wanted): string {
  const { file, outcome } = wanted.planned;
  const target = targetOf(wanted);
  if (target) return target.artifact.id;
  const isTaken = outcome.is === 'unclear' && outcome.existing.artifact.id === file.artifactId;
  return isTaken ? crypto.randomUUID() : file.artifactId;
}

/** What is said of publishing at once. */
export interface Publishing {
  readonly changeNote: string;
  /** The folder or zip that it came from. */
  readonly root: string | null;
}

/** Makes drafts, or publishes at once, of which one line of news tells, and returns each file with what went wrong, or null. */
export async function runImport(
  communityId: string,
  all: readonly Wanted[],
  publishing: Publishing | null,
  onDone: (done: number) => void,
): Promise<{ path: string; artifactId: string; problem: unknown }[]> {
  const targets = all.map((wanted) => ({ ...wanted, artifactId: idOf(wanted) }));
  const ids = new Map(
    targets.map(({ planned, artifactId }) => [planned.file.path.toLowerCase(), artifactId]),
  );
  const taken = targets.filter(({ choice }) => choice.taken);
  const inImport = taken.length > 1;
  const results = await each(
    taken,
    async (wanted) => {
      const { file } = wanted.planned;
      const { artifactId } = wanted;
      const params = { communityId, artifactId };
      try {
        const target = targetOf(wanted);
        const draft = draftOf(file, linkedBody(file, communityId, ids), wanted.choice, target);
        if (!draft) throw new Error('not decided');
        const saved = target
          ? await call(reviseArtifact, { params, body: draft, etag: target.artifact.etag })
          : await call(draftArtifact, { params, body: draft });
        if (publishing)
          await call(publishArtifact, {
            params,
            body: { changeNote: publishing.changeNote, inImport },
            etag: saved.etag,
          });
        return { path: file.path, artifactId, problem: null };
      } catch (problem) {
        return { path: file.path, artifactId, problem };
      }
    },
    onDone,
  );
  const count = results.filter(({ problem }) => problem === null).length;
  if (publishing && inImport && count > 0) {
    const params = { communityId, importId: crypto.randomUUID() };
    // What is published stands, whether or not it is told.
    await call(tellImport, { params, body: { count, root: publishing.root } }).catch(() => undefined);
  }
  return results;
}
