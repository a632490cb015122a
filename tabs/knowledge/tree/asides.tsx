import { tokens as design, makeStyles } from '@fluentui/react-components';
import type { Token } from 'marked';
import type { ReactNode } from 'react';
import { sectionsOfTree } from '../../../domain/knowledge/types/tree.ts';
import { plainWords } from '../../../domain/shared/markdown-tokens.ts';
import type { Asides } from '../../components/markdown-drawing.tsx';
import { TREE } from './texts.ts';

const useStyles = makeStyles({
  number: { color: design.colorNeutralForeground2 },
  outcome: {
    display: 'inline-block',
    marginInlineStart: '8px',
    padding: '0 8px',
    border: `1px solid ${design.colorBrandStroke2}`,
    borderRadius: design.borderRadiusMedium,
    color: design.colorBrandForeground2,
    backgroundColor: design.colorBrandBackground2,
    fontSize: design.fontSizeBase200,
    fontWeight: design.fontWeightRegular,
    lineHeight: design.lineHeightBase300,
    verticalAlign: '2px',
    '@media print': { border: '1px solid currentColor' },
  },
  leads: { color: design.colorNeutralForeground2 },
});

function Aside({ look, children }: { look: 'number' | 'outcome' | 'leads'; children: ReactNode }) {
  return (
    <span data-added="" className={useStyles()[look]}>
      {children}
    </span>
  );
}

/** The text of a tree as a guide on paper: numbered, its outcomes marked, each answer with the number it leads to. */
export function asidesOfTree(tokens: readonly Token[]): Asides {
  const { sections } = sectionsOfTree(tokens);
  const before = new Map<Token, ReactNode>();
  const behind = new Map<Token, ReactNode>();
  const asides = { before, behind, tables: new Map() };
  if (!sections.some(({ list }) => list)) return asides;
  const known = new Map(
    sections.map(({ id, heading }, at) => [id, TREE.numbered(at + 1, plainWords([heading]).trim())]),
  );
  for (const [at, { heading, list, answers }] of sections.entries()) {
    before.set(heading, <Aside look="number">{TREE.number(at + 1)}</Aside>);
    if (!list) behind.set(heading, <Aside look="outcome">{TREE.outcome}</Aside>);
    for (const [nth, item] of list?.items.entries() ?? []) {
      const to = known.get(answers[nth]?.to ?? '');
      behind.set(item, <Aside look="leads">{TREE.leads(to ?? TREE.nowhere)}</Aside>);
    }
  }
  return asides;
}
