import { openArtifact } from '../../../domain/knowledge/contract.ts';
import { call } from '../../api/client.ts';
import { allArtifacts } from './all-artifacts.ts';
import { type Exported, fileNames, fileOf } from './artifact-file.ts';
import { each } from './import-run.ts';

/** All that is published, as a zip of Markdown files that an import reads back unchanged. */
export async function exportZip(
  communityId: string,
  onDone: (done: number, all: number) => void,
): Promise<Blob> {
  const published = await allArtifacts(communityId, 'published');
  const pages = await each(
    published,
    ({ id: artifactId }) => call(openArtifact, { params: { communityId, artifactId } }),
    (done) => onDone(done, published.length),
  );
  const exported = pages.map(({ artifact, body, revisions }): Exported => {
    const by = revisions.find(({ number }) => number === artifact.revision)?.author.name;
    return { ...artifact, body: body ?? '', publishedBy: by ?? null };
  });
  const { strToU8, zipSync } = await import('fflate');
  const names = fileNames(exported);
  const files = exported.map((one) => [
    names.get(one.id) ?? `${one.id}.md`,
    strToU8(fileOf(one, (id) => names.get(id) ?? null, communityId)),
  ]);
  return new Blob([zipSync(Object.fromEntries(files))], { type: 'application/zip' });
}
