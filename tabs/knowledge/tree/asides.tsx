import { tokens as design, makeStyles } from '@fluentui/react-components';
import type { Token } from 'marked';
import type { ReactNode } from 'react';
import type { Asides } from '../../components/markdown-drawing.tsx';
import { saidOfTree } from './said-of-tree.ts';

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

type Look = 'number' | 'outcome' | 'leads';

function Aside({ look, children }: { look: Look; children: ReactNode }) {
  return (
    <span data-added="" className={useStyles()[look]}>
      {children}
    </span>
  );
}

/** What the text of a tree says beside its own words, each with its look. */
export function asidesOfTree(tokens: readonly Token[]): Asides {
  const { before, behind } = saidOfTree(tokens);
  const drawn = (words: string, look: Look) => <Aside look={look}>{words}</Aside>;
  return {
    before: new Map([...before].map(([token, words]) => [token, drawn(words, 'number')])),
    behind: new Map(
      [...behind].map(([token, words]) => [
        token,
        drawn(words, token.type === 'heading' ? 'outcome' : 'leads'),
      ]),
    ),
    tables: new Map(),
  };
}
