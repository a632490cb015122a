import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tree } from '../../domain/knowledge/types/tree.ts';
import {
  withAnswerBack,
  withNode,
  withNodeBack,
  withoutAnswer,
  withoutNode,
} from '../../tabs/knowledge/tree/edit-tree.ts';

const IDS = ['a', 'b', 'c', 'd'] as const;
const anAnswer = fc.record({ words: fc.string({ maxLength: 5 }), to: fc.constantFrom('', ...IDS) });
const trees = fc.tuple(...IDS.map(() => fc.array(anAnswer, { maxLength: 3 }))).map(
  (answers): Tree => ({
    intro: '',
    nodes: IDS.map((id, at) => ({ id, title: id, text: '', answers: answers[at] ?? [] })),
    tests: [],
  }),
);

test('a part of a tree that is removed and had back is where it was, beside what was typed meanwhile', () => {
  fc.assert(
    fc.property(
      trees,
      fc.constantFrom(...IDS),
      fc.constantFrom(...IDS),
      fc.string(),
      (tree, id, other, text) => {
        fc.pre(id !== other);
        const meanwhile = withNode(withoutNode(tree, id), other, { text });
        expect(meanwhile.nodes.map((node) => node.id)).not.toContain(id);
        expect(withNodeBack(meanwhile, tree, id)).toEqual(withNode(tree, other, { text }));
      },
    ),
  );
});

test('an answer that is removed and had back is where it was, beside what was typed meanwhile', () => {
  fc.assert(
    fc.property(trees, fc.constantFrom(...IDS), fc.nat(2), fc.string(), (tree, id, at, text) => {
      const answer = tree.nodes.find((node) => node.id === id)?.answers[at];
      fc.pre(answer !== undefined);
      const meanwhile = withNode(withoutAnswer(tree, id, at), id, { text });
      expect(withAnswerBack(meanwhile, id, at, answer)).toEqual(withNode(tree, id, { text }));
    }),
  );
});
