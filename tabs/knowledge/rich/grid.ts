import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { Plugin } from '@tiptap/pm/state';

/** Markdown's tables have one row of headings, the first, and a column is aligned as its heading is. */
export const Grid = Extension.create({
  name: 'grid',
  addProseMirrorPlugins: () => [
    new Plugin({
      appendTransaction: (transactions, before, now) => {
        if (!transactions.some(({ docChanged }) => docChanged)) return null;
        const { tr, schema } = now;
        const known = new Set<Node>();
        before.doc.forEach((block) => {
          known.add(block);
        });
        now.doc.forEach((block, offset) => {
          if (known.has(block)) return;
          block.descendants((node, at) => {
            if (node.type.name === 'table') mend(node, offset + 1 + at);
            return !node.isTextblock;
          });
          if (block.type.name === 'table') mend(block, offset);
        });
        return tr.docChanged ? tr : null;

        function mend(table: Node, at: number) {
          const aligned: unknown[] = [];
          table.firstChild?.forEach((cell) => {
            aligned.push(cell.attrs.align);
          });
          table.forEach((row, rowAt, index) => {
            const type = index === 0 ? schema.nodes.tableHeader : schema.nodes.tableCell;
            row.forEach((cell, cellAt, column) => {
              const align = aligned[column] ?? null;
              if (cell.type === type && cell.attrs.align === align) return;
              tr.setNodeMarkup(at + 1 + rowAt + 1 + cellAt, type, { ...cell.attrs, align });
            });
          });
        }
      },
    }),
  ],
});
