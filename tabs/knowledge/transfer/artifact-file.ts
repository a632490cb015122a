import type { ArtifactDraft } from '../../../domain/knowledge/artifact.ts';
import { artifactAt, withLinks } from '../../../domain/knowledge/artifact-links.ts';

/** An artifact as an export writes it. */
export interface Exported extends ArtifactDraft {
  readonly id: string;
  readonly revision: number;
  readonly publishedBy: string | null;
}

/** Says that a file holds an artifact's text as it was, so that an import changes nothing in it. */
export const FORMAT = '1';
/** Says that a file is a record of what stands elsewhere, so that an import makes no artifact of it. */
export const RECORD = 'record';

export const quoted = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`;

/** An artifact as a Markdown file with front matter, which an import reads back unchanged. */
export function fileOf(
  artifact: Exported,
  link: (artifactId: string) => string | null,
  communityId: string,
): string {
  const { id, title, type, taxonomy, reviewBy, tags, revision, publishedBy, body } = artifact;
  const lines = [
    `guildhall: ${FORMAT}`,
    `id: ${id}`,
    `title: ${quoted(title)}`,
    `type: ${type}`,
    `taxonomy: ${taxonomy}`,
    ...(tags.length > 0 ? [`tags: ${quoted(tags.join(', '))}`] : []),
    ...(reviewBy ? [`review-by: ${reviewBy}`] : []),
    ...(revision > 0 ? [`revision: ${revision}`] : []),
    ...(publishedBy ? [`published-by: ${quoted(publishedBy)}`] : []),
  ];
  const text = withLinks(body, (href) => {
    const to = artifactAt(href);
    return to?.communityId === communityId ? link(to.artifactId) : null;
  });
  return `---\n${lines.join('\n')}\n---\n\n${text}\n`;
}

/** Windows keeps these names for devices, whatever ending they have. */
const DEVICES = ['con', 'prn', 'aux', 'nul', ...[...'0123456789'].flatMap((n) => [`com${n}`, `lpt${n}`])];

/** What systems that do not tell capitals and ways to write accents apart compare names by. */
const compared = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase();

/** A file's name for each artifact: its title in plain letters, and a number where two would be the same. */
export function fileNames(artifacts: readonly Pick<Exported, 'id' | 'title'>[]): Map<string, string> {
  const taken = new Set(DEVICES);
  const counts = new Map<string, number>();
  return new Map(
    artifacts.map(({ id, title }) => {
      const name =
        title
          .normalize('NFC')
          .toLowerCase()
          .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
          .replace(/^-+|-+$/g, '')
          .slice(0, 60)
          .replace(/-+$/, '')
          .toWellFormed() || 'artifact';
      let unique = name;
      let count = counts.get(compared(name)) ?? 1;
      while (taken.has(compared(unique))) {
        count += 1;
        unique = `${name}-${count}`;
      }
      counts.set(compared(name), count);
      taken.add(compared(unique));
      return [id, `${unique}.md`];
    }),
  );
}
