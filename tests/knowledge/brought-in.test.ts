import { getSchema } from '@tiptap/core';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { Mapping } from '@tiptap/pm/transform';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bringIn } from '../../tabs/knowledge/rich/brought-in.ts';
import { NODES } from '../../tabs/knowledge/rich/schema.ts';
import { openSource, sourceOf } from '../../tabs/knowledge/rich/source.ts';

const schema = getSchema([...NODES]);
function opened(body: string) {
  const read = openSource(body, schema);
  if (read.beyond) throw new Error(`The editor cannot show ${body}`);
  return read;
}

const BLOCKS = [
  'Ask first.',
  '## When',
  '- one\n- two',
  '- one\n- two\n- three',
  '> Said',
  '1. a\n2. b',
  'Stop.',
  '| a | b |\n|---|---|\n| c | d |',
  '---',
];
const bodies = fc.array(fc.constantFrom(...BLOCKS), { maxLength: 7 }).map((blocks) => blocks.join('\n\n'));

test('whatever another wrote, the document says it afterwards', () => {
  fc.assert(
    fc.property(bodies, bodies, (mine, theirs) => {
      const before = EditorState.create({ doc: opened(mine).doc });
      const next = opened(theirs);
      const { doc } = before.apply(
        bringIn(before.tr, { told: before.doc, next: next.doc, since: new Mapping(), caret: null }),
      );
      doc.check();
      expect(sourceOf(doc, opened('').source)).toBe(sourceOf(next.doc, opened('').source));
    }),
  );
});

test('a caret stays in its words, whatever comes in before and behind them', () => {
  fc.assert(
    fc.property(bodies, bodies, bodies, bodies, (above, below, newAbove, newBelow) => {
      const around = (one: string, other: string) =>
        [one, 'Where I write ', other].filter(Boolean).join('\n\n');
      const { doc } = opened(around(above, below));
      let at = 0;
      doc.descendants((node, place) => {
        if (node.text?.startsWith('Where I')) at = place + 5;
      });
      const before = EditorState.create({ doc, selection: TextSelection.create(doc, at) });
      const next = opened(around(newAbove, newBelow)).doc;
      const { selection } = before.apply(
        bringIn(before.tr, { told: doc, next, since: new Mapping(), caret: at }),
      );
      expect([selection.$from.parent.textContent.trim(), selection.$from.parentOffset]).toEqual([
        'Where I write',
        5,
      ]);
    }),
  );
});

test('words that the page was not told yet stay, and so does the empty line that somebody is about to write on', () => {
  const { doc } = opened('One\n\nTwo\n\nThree');
  const first = EditorState.create({ doc });
  const typed = first.tr.insertText(' and more', 4);
  const second = first.apply(typed);
  const { doc: brought } = second.apply(
    bringIn(second.tr, {
      told: doc,
      next: opened('One of all\n\nTwo').doc,
      since: typed.mapping,
      caret: null,
    }),
  );
  expect(brought.children.map(({ textContent }) => textContent)).toEqual(['One and more of all', 'Two']);

  const empty = first.apply(first.tr.insert(5, schema.node('paragraph')));
  const { doc: kept } = empty.apply(
    bringIn(empty.tr, { told: empty.doc, next: opened('One\n\nTwo!').doc, since: new Mapping(), caret: 6 }),
  );
  expect(kept.children.map(({ textContent }) => textContent)).toEqual(['One', '', 'Two!']);
});
