import { listTerms } from '../../../domain/glossary/contract.ts';
import type { Annotation } from '../../../domain/knowledge/annotation.ts';
import { listAnnotations } from '../../../domain/knowledge/annotation-contract.ts';
import { type ArtifactPage, openArtifact } from '../../../domain/knowledge/contract.ts';
import { call } from '../../api/client.ts';
import { allArtifacts } from './all-artifacts.ts';
import { type Exported, fileNames, fileOf } from './artifact-file.ts';
import { each } from './import-run.ts';
import { annotationsFile, glossaryFile } from './record-files.ts';

/** All annotations of an artifact, also those that its page does not tell. */
async function annotationsOf(communityId: string, page: ArtifactPage): Promise<readonly Annotation[]> {
  const all = [...(page.annotations ?? [])];
  for (let after = page.annotationsAfter; after; ) {
    const params = { communityId, artifactId: page.artifact.id };
    const more = await call(listAnnotations, { params, query: { after } });
    all.push(...more.annotations);
    after = more.next;
  }
  return all;
}

/**
 * All that is published, as a zip of Markdown files that an import reads back unchanged. Beside them lie the glossary
 * and what was said of each artifact, which an import passes over.
 */
export async function exportZip(
  communityId: string,
  onDone: (done: number, all: number) => void,
): Promise<Blob> {
  const published = await allArtifacts(communityId, 'published');
  const pages = await each(
    published,
    async ({ id: artifactId }) => {
      const page = await call(openArtifact, { params: { communityId, artifactId } });
      return { ...page, said: await annotationsOf(communityId, page) };
    },
    (done) => onDone(done, published.length),
  );
  const exported = pages.map(({ artifact, body, revisions }): Exported => {
    const by = revisions.find(({ number }) => number === artifact.revision)?.author.name;
    return { ...artifact, body: body ?? '', publishedBy: by ?? null };
  });
  const { terms } = await call(listTerms, { params: { communityId } });
  const glossary = glossaryFile(terms.flatMap(({ entry }) => entry ?? []));
  const { strToU8, zipSync } = await import('fflate');
  const names = fileNames(exported);
  const files = exported.map((one) => [
    names.get(one.id) ?? `${one.id}.md`,
    strToU8(fileOf(one, (id) => names.get(id) ?? null, communityId)),
  ]);
  const said = pages.flatMap(({ artifact: { id, title }, said: annotations }) => {
    const file = annotationsFile(title, annotations);
    return file ? [[`annotations/${names.get(id) ?? `${id}.md`}`, strToU8(file)] as const] : [];
  });
  const beside = [...said, ...(glossary ? [['glossary/terms.md', strToU8(glossary)] as const] : [])];
  return new Blob([zipSync(Object.fromEntries([...files, ...beside]))], { type: 'application/zip' });
}
