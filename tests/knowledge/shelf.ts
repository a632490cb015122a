import type { Annotation, AnnotationDraft, NewAnnotation } from '../../domain/knowledge/annotation.ts';
import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage, ListedArtifact } from '../../domain/knowledge/contract.ts';
import type { Trial } from '../../domain/knowledge/evidence.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { listArtifacts } from '../../functions/knowledge/list-artifacts.ts';
import { openArtifact } from '../../functions/knowledge/open-artifact.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { reviseArtifact } from '../../functions/knowledge/revise-artifact.ts';
import type { Person } from '../../local/microsoft365/server.ts';
import { artifactDraft, id } from '../http/guild.ts';
import type { Guild, Process } from '../outbox/support.ts';

export const PLAYBOOK = `# Feedback that lands

Ask first, then say what you saw. Most people would rather hear it soon.

## When it goes wrong

Stop and ask what they heard before you explain yourself again.`;

export const aTrial = (owner: Person, change: Partial<Trial> = {}): Omit<Trial, 'pilotId'> => ({
  title: 'Ask first in one to ones',
  owner: { id: owner.id, name: owner.displayName },
  team: { name: 'Payments', size: 8, function: 'engineering', works: 'remote' },
  revision: 1,
  verdict: 'worked',
  lesson: 'People ask for it now.',
  change: '',
  conditions: '',
  at: '2026-11-20T10:00:00.000Z',
  ...change,
});

/** A knowledge base, and what people do in it through the product's own use cases. */
export class Shelf {
  readonly guild: Guild;
  constructor(guild: Guild) {
    this.guild = guild;
  }

  async publish(
    process: Process,
    by: Person,
    body: string,
    before?: Artifact,
    incorporates: readonly Pick<Annotation, 'id' | 'etag'>[] = [],
  ): Promise<Artifact> {
    const draft = await this.draft(process, by, body, before);
    return this.guild.run(process, publishArtifact, by, {
      params: { artifactId: draft.id },
      body: { changeNote: 'Better', incorporates: incorporates.map(({ id, etag }) => ({ id, etag })) },
      etag: draft.etag,
    });
  }

  draft(process: Process, by: Person, body: string, before?: Artifact): Promise<Artifact> {
    const content: ArtifactDraft = artifactDraft({ body });
    return before
      ? this.guild.run(process, reviseArtifact, by, {
          params: { artifactId: before.id },
          body: content,
          etag: before.etag,
        })
      : this.guild.run(process, draftArtifact, by, { params: { artifactId: id() }, body: content });
  }

  page(process: Process, by: Person, { id: artifactId }: Pick<Artifact, 'id'>): Promise<ArtifactPage> {
    return this.guild.run(process, openArtifact, by, { params: { artifactId } });
  }

  async listed(process: Process, by: Person, artifact: Pick<Artifact, 'id'>) {
    const { artifacts } = await this.guild.run<{ artifacts: ListedArtifact[] }>(process, listArtifacts, by);
    return artifacts.find((one) => one.id === artifact.id);
  }

  /** Puts a pilot's trial into an artifact's evidence, as the report of a pilot does. */
  async report(
    process: Process,
    { id: artifactId }: Artifact,
    pilotId: string,
    trial: Omit<Trial, 'pilotId'> | null,
  ) {
    const { world } = process;
    const writes = await world.evidence.trying(this.guild.place, artifactId, pilotId, trial);
    return world.write(this.guild.place, id(), writes);
  }
}

export type { AnnotationDraft, NewAnnotation };
