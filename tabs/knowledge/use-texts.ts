import { useRef } from 'react';
import type { ArtifactDraft, ArtifactType } from '../../domain/knowledge/artifact.ts';
import { toast } from '../app/toasts.tsx';
import type { DraftKeeper } from './draft-keeper.ts';
import { looksLikeMarkdown, readMarkdown, textOf } from './import-markdown.ts';
import { EDITOR, KNOWLEDGE } from './texts.ts';

/** Whole texts that come into the editor at once: a file, a template, an older revision. */
export function useTexts(keeper: DraftKeeper) {
  /** Loaded once one is asked for. */
  const templates = useRef<Record<ArtifactType, string> | null>(null);
  const change = (part: Partial<ArtifactDraft>) => keeper.change({ ...keeper.state().draft, ...part });

  /** Puts another text in the place of the one there, which can be taken back. */
  function replace(part: Partial<ArtifactDraft>, said: string): void {
    const before = keeper.state().draft;
    change(part);
    const empty = before.title.trim() === '' && before.body.trim() === '';
    toast(said, empty ? {} : { undo: () => keeper.change(before) });
  }

  function importText(text: string, name: string): void {
    const { title, body, ...said } = readMarkdown(text, name);
    replace(
      {
        title,
        body,
        ...(said.type && { type: said.type }),
        ...(said.taxonomy && { taxonomy: said.taxonomy }),
        ...(said.reviewBy && { reviewBy: said.reviewBy }),
      },
      EDITOR.importedOver(title),
    );
  }

  async function importFile(file: File): Promise<void> {
    const text = looksLikeMarkdown(file) ? textOf(new Uint8Array(await file.arrayBuffer())) : null;
    if (text === null) toast(KNOWLEDGE.notMarkdown);
    else importText(text, file.name);
  }

  async function startFromTemplate(): Promise<void> {
    const { TEMPLATES } = await import('./templates.ts');
    templates.current = TEMPLATES;
    const { body, type } = keeper.state().draft;
    if (body.trim() === '') change({ body: TEMPLATES[type] });
  }

  /** A template nobody has touched follows the type. */
  function templateInstead(type: ArtifactType): { body?: string } {
    const known = templates.current;
    const { draft } = keeper.state();
    return known && draft.body.trim() === known[draft.type].trim() ? { body: known[type] } : {};
  }

  return { replace, importText, importFile, startFromTemplate, templateInstead };
}
