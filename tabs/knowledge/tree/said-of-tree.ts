import type { Token } from 'marked';
import { sectionsOfTree } from '../../../domain/knowledge/types/tree.ts';
import { plainWords } from '../../../domain/shared/markdown-tokens.ts';
import type { SaidBeside } from '../word/document.ts';
import { TREE } from './texts.ts';

/**
 * What the text of a tree says as a guide on paper: its parts are numbered, its outcomes marked, and each answer has the
 * number that it leads to. Of words that are no tree it says nothing.
 */
export function saidOfTree(tokens: readonly Token[]): SaidBeside {
  const { sections } = sectionsOfTree(tokens);
  const before = new Map<Token, string>();
  const behind = new Map<Token, string>();
  if (!sections.some(({ list }) => list)) return { before, behind };
  const known = new Map(
    sections.map(({ id, heading }, at) => [id, TREE.numbered(at + 1, plainWords([heading]).trim())]),
  );
  for (const [at, { heading, list, answers }] of sections.entries()) {
    before.set(heading, TREE.number(at + 1));
    if (!list) behind.set(heading, TREE.outcome);
    for (const [nth, item] of list?.items.entries() ?? [])
      behind.set(item, TREE.leads(known.get(answers[nth]?.to ?? '') ?? TREE.nowhere));
  }
  return { before, behind };
}
