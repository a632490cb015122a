import type { ArtifactDraft } from '../../../domain/knowledge/artifact.ts';
import { download } from '../../components/download.ts';
import { pageLink } from '../../host/links.ts';
import { fileNames, fileOf } from '../transfer/artifact-file.ts';
import { WORD_TYPE, type WordSource, wordFile } from './word-file.ts';

/** An artifact as it is read, and what stands around its text. */
export interface Shown extends ArtifactDraft {
  readonly id: string;
  readonly communityId: string;
  readonly revision: number;
  readonly facts: string;
  /** Who published it last, or began it, and when. */
  readonly by: string;
  readonly at: string;
}

const nameOf = (shown: Shown) => fileNames([shown]).get(shown.id) ?? 'artifact.md';

/** Those who print on Letter. */
const LETTER = /-(?:US|CA|MX|CO|CL|PH|VE|CR|DO|GT|NI|PA|PR|SV)\b/i;
export const paperOf = (language: string): WordSource['paper'] => (LETTER.test(language) ? 'Letter' : 'A4');

export function downloadMarkdown(shown: Shown): void {
  const { communityId, by } = shown;
  const text = fileOf({ ...shown, publishedBy: shown.revision > 0 ? by : null }, () => null, communityId);
  download(new Blob([text], { type: 'text/markdown' }), nameOf(shown));
}

export function downloadWord(shown: Shown): void {
  const { title, type, facts, by, at, body } = shown;
  const { language } = navigator;
  const file = wordFile({
    ...{ title, type, facts, at, body, language },
    author: by,
    paper: paperOf(language),
    addressOf: pageLink,
  });
  download(new Blob([file], { type: WORD_TYPE }), nameOf(shown).replace(/\.md$/, '.docx'));
}
