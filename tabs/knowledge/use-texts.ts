import { useEffect, useRef } from 'react';
import type { ArtifactDraft, ArtifactType } from '../../domain/knowledge/artifact.ts';
import { toast } from '../app/toasts.tsx';
import { textOf } from '../components/file-text.ts';
import { EDITOR, KNOWLEDGE } from './texts.ts';
import type { ArtifactKeeper } from './use-keeper.ts';

const reader = () => import('./import-markdown.ts');

/** Whole texts that come into the editor at once: a file, a template, an older revision. */
export function useTexts(keeper: ArtifactKeeper) {
  /** Loaded once one is asked for. */
  const templates = useRef<Record<ArtifactType, string> | null>(null);
  // Loaded in the background, so that a file can be imported without a network later.
  useEffect(() => void reader().catch(() => undefined), []);
  const change = (part: Partial<ArtifactDraft>) => keeper.change({ ...keeper.state().draft, ...part });

  /** Replaces the text; the toast offers an undo. */
  function replace(part: Partial<ArtifactDraft>, said: string): void {
    const before = keeper.state().draft;
    change(part);
    const empty = before.title.trim() === '' && before.body.trim() === '';
    toast(said, empty ? {} : { undo: () => keeper.change(before) });
  }

  async function importText(text: string, name: string): Promise<void> {
    const read = await reader().catch(() => null);
    // Where the reader cannot be loaded, the whole text is inserted as it is.
    if (!read) return replace({ body: text }, EDITOR.importedWhole);
    const { title, body, ...said } = read.readMarkdown(text, name);
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
    const read = await reader().catch(() => null);
    if (!read) return toast(KNOWLEDGE.notReadNow);
    const text = read.looksLikeMarkdown(file) ? textOf(new Uint8Array(await file.arrayBuffer())) : null;
    if (text === null) toast(KNOWLEDGE.notMarkdown);
    else await importText(text, file.name);
  }

  async function startFromTemplate(): Promise<void> {
    const { TEMPLATES } = await import('../../domain/knowledge/templates.ts');
    templates.current = TEMPLATES;
    const { body, type } = keeper.state().draft;
    if (body.trim() === '') change({ body: TEMPLATES[type] });
  }

  /** A template that nobody has changed is replaced when the type changes. */
  function templateInstead(type: ArtifactType): { body?: string } {
    const known = templates.current;
    const { draft } = keeper.state();
    return known && draft.body.trim() === known[draft.type].trim() ? { body: known[type] } : {};
  }

  return { replace, importText, importFile, startFromTemplate, templateInstead };
}
