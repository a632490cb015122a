import { expect } from 'vitest';
import type { Annotation, AnnotationAnswer, NewAnnotation } from '../../domain/knowledge/annotation.ts';
import type { Artifact, ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import type { ArtifactPage, ListedArtifact } from '../../domain/knowledge/contract.ts';
import type { Trial } from '../../domain/knowledge/evidence.ts';
import { artifactText } from '../../domain/knowledge/text.ts';
import { annotate } from '../../functions/knowledge/annotate.ts';
import { answerAnnotation } from '../../functions/knowledge/answer-annotation.ts';
import { changeAnnotation } from '../../functions/knowledge/change-annotation.ts';
import { declineAnnotation } from '../../functions/knowledge/decline-annotation.ts';
import { draftArtifact } from '../../functions/knowledge/draft-artifact.ts';
import { listAnnotations } from '../../functions/knowledge/list-annotations.ts';
import { listArtifacts } from '../../functions/knowledge/list-artifacts.ts';
import { openArtifact } from '../../functions/knowledge/open-artifact.ts';
import { placeAnnotation } from '../../functions/knowledge/place-annotation.ts';
import { publishArtifact } from '../../functions/knowledge/publish-artifact.ts';
import { removeAnnotation } from '../../functions/knowledge/remove-annotation.ts';
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
    return this.publishDraft(process, by, await this.draft(process, by, body, before), incorporates);
  }

  publishDraft(
    process: Process,
    by: Person,
    draft: Artifact,
    incorporates: readonly Pick<Annotation, 'id' | 'etag'>[] = [],
  ): Promise<Artifact> {
    return this.guild.run(process, publishArtifact, by, {
      params: { artifactId: draft.id },
      body: { changeNote: 'Better', incorporates: incorporates.map(({ id, etag }) => ({ id, etag })) },
      etag: draft.etag,
    });
  }

  draft(
    process: Process,
    by: Person,
    body: string,
    before?: Artifact,
    change: Partial<ArtifactDraft> = {},
  ): Promise<Artifact> {
    const content: ArtifactDraft = artifactDraft({ ...change, body });
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

  /** All annotations of an artifact, page by page, and how many each page has. */
  async allAnnotations(process: Process, by: Person, { id: artifactId }: Pick<Artifact, 'id'>) {
    const first = await this.page(process, by, { id: artifactId });
    const pages = [first.annotations ?? []];
    for (let after = first.annotationsAfter; after; ) {
      const more = await this.guild.run<{ annotations: Annotation[]; next: string | null }>(
        process,
        listAnnotations,
        by,
        { params: { artifactId }, query: { after } },
      );
      pages.push(more.annotations);
      after = more.next;
    }
    return { all: pages.flat(), sizes: pages.map(({ length }) => length) };
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

  annotate(
    process: Process,
    by: Person,
    { id: artifactId }: Pick<Artifact, 'id'>,
    change: Partial<NewAnnotation> = {},
    annotationId: string = id(),
  ): Promise<Annotation> {
    const body: NewAnnotation = {
      kind: 'exception',
      words: 'Not with people one has just met',
      context: 'Payments',
      revision: 1,
      anchor: passage('Ask first'),
      sessionId: null,
      pilotId: null,
      ...change,
    };
    return this.guild.run(process, annotate, by, { params: { artifactId, annotationId }, body });
  }

  #to({ id: artifactId }: Pick<Artifact, 'id'>, { id: annotationId, etag }: Annotation) {
    return { params: { artifactId, annotationId }, etag };
  }

  change(process: Process, by: Person, artifact: Artifact, annotation: Annotation, words: string) {
    const body = { kind: 'failed', words, context: '' };
    const to = this.#to(artifact, annotation);
    return this.guild.run<Annotation>(process, changeAnnotation, by, { ...to, body });
  }

  remove(process: Process, by: Person, artifact: Artifact, annotation: Annotation) {
    return this.guild.run<{ removed: boolean }>(
      process,
      removeAnnotation,
      by,
      this.#to(artifact, annotation),
    );
  }

  decline(process: Process, by: Person, artifact: Artifact, annotation: Annotation, reason = 'It says so') {
    const to = this.#to(artifact, annotation);
    return this.guild.run<Annotation>(process, declineAnnotation, by, { ...to, body: { reason } });
  }

  place(
    process: Process,
    by: Person,
    artifact: Artifact,
    annotation: Annotation,
    body: Pick<NewAnnotation, 'revision' | 'anchor'>,
  ) {
    const to = this.#to(artifact, annotation);
    return this.guild.run<Annotation>(process, placeAnnotation, by, { ...to, body });
  }

  answer(
    process: Process,
    by: Person,
    { id: artifactId }: Artifact,
    { id: annotationId }: Annotation,
    words: string,
  ) {
    const params = { artifactId, annotationId, answerId: id() };
    return this.guild.run<AnnotationAnswer>(process, answerAnnotation, by, { params, body: { words } });
  }

  /** What the passage of an annotation says now; null if it has no place. */
  async passageOf(process: Process, artifact: Artifact, { id: annotationId }: Pick<Annotation, 'id'>) {
    const page = await this.page(process, this.guild.first, artifact);
    const one = page.annotations?.find((annotation) => annotation.id === annotationId);
    if (!one) throw new Error('There is no such annotation');
    expect(one.state === 'open' ? one.revision : page.artifact.revision).toBe(page.artifact.revision);
    const { text } = artifactText(page.artifact.type, page.body ?? '');
    return one.anchor && text.slice(one.anchor.start, one.anchor.end);
  }
}

/** The place of a passage in the text of a body. */
export function passage(words: string, body = PLAYBOOK): { start: number; end: number } {
  const start = artifactText('playbook', body).text.indexOf(words);
  if (start < 0) throw new Error(`${words} is not in the text`);
  return { start, end: start + words.length };
}
