import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BODY_MAX } from '../../domain/knowledge/artifact.ts';
import { TEMPLATES } from '../../domain/knowledge/templates.ts';
import { problemsOfTree, reachable, runTest, walk, wayTo } from '../../domain/knowledge/types/check-tree.ts';
import { isTree, readTree, type Tree } from '../../domain/knowledge/types/tree.ts';
import { sayProblem, sayTest, whyNotPublished } from '../../domain/knowledge/types/tree-words.ts';
import { beyondTree, writeTree } from '../../domain/knowledge/types/write-tree.ts';

const tree = readTree(TEMPLATES['decision tree']);

/** Ids are names on the page; a tree is the same whatever they are. */
function shape({ intro, nodes, tests }: Tree) {
  const at = (id: string) => nodes.findIndex((node) => node.id === id);
  return {
    intro,
    nodes: nodes.map(({ title, text, answers }) => ({
      title,
      text,
      answers: answers.map(({ words, to }) => [words, at(to)]),
    })),
    tests: tests.map(({ about, answers, arrives }) => ({ about, answers, arrives: at(arrives) })),
  };
}

const nasty = fc.constantFrom(
  '*',
  '_',
  '`',
  '[',
  ']',
  '(',
  ')',
  '<b>',
  '&amp;',
  '{#x}',
  '#',
  '1. ',
  '- ',
  '~~',
  '|',
  '\\',
  '!',
  ':',
  '→',
  'https://a.b',
  'a@b.cd',
  '👍',
  'é',
  'Test cases',
  'Да',
  '=',
  '[ ] ',
  '"',
  "'",
);
const words = fc
  .array(fc.oneof(nasty, fc.constantFrom('urgent', 'Is', 'it', ' ', ' ')), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').replace(/\s+/g, ' ').trim());
const said = words.filter((text) => text !== '');
const blocks = fc.constantFrom(
  'Call them **today**, not tomorrow.',
  '1. Ask\n2. Listen',
  '- one\n- two\n\n  still two',
  '> As they said it',
  '### A part\n\nof it',
  '| a | b |\n|---|---|\n| 1 | 2 |',
  '```\n## not a heading\n```',
  '- [ ] Ask first',
  'See [the guide](https://example.com).',
  '<!-- for writers -->',
);
const text = fc.array(blocks, { maxLength: 3 }).map((parts) => parts.join('\n\n'));

const trees = (texts: fc.Arbitrary<string>) =>
  fc.integer({ min: 1, max: 6 }).chain((size) => {
    const id = fc.integer({ min: 0, max: size }).map((at) => (at === size ? '' : `n${at}`));
    return fc.record({
      intro: texts,
      nodes: fc
        .array(fc.tuple(words, texts, fc.array(fc.record({ words, to: id }), { maxLength: 3 })), {
          minLength: size,
          maxLength: size,
        })
        .map((all) =>
          all.map(([title, words, answers], at) => ({ id: `n${at}`, title, text: words, answers })),
        ),
      tests: fc.array(fc.record({ about: words, answers: fc.array(said, { maxLength: 3 }), arrives: id }), {
        maxLength: 3,
      }),
    });
  });

describe('a decision tree in Markdown', () => {
  test('what is written is always read as the same tree', () => {
    fc.assert(
      fc.property(trees(text), (given) => {
        expect(shape(readTree(writeTree(given)))).toEqual(shape(given));
      }),
      { numRuns: 150 },
    );
  });

  test('whatever is typed as a text, no question, answer or test case is ever lost', () => {
    const anything = fc.oneof(
      fc.string(),
      fc
        .array(
          fc.oneof(
            nasty,
            fc.constantFrom('\n', '\n\n', '```', '~~~', '<!--', '## x', 'x\n---', '    ', '<pre>'),
          ),
        )
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(trees(anything), (given) => {
        const bare = ({ nodes, tests }: Tree) =>
          shape({ intro: '', tests, nodes: nodes.map((node) => ({ ...node, text: '' })) });
        const read = readTree(writeTree(given));
        expect(bare(read)).toEqual(bare(given));
        // Once written it stays as it is.
        expect(writeTree(read)).toBe(writeTree(readTree(writeTree(read))));
      }),
      { numRuns: 150 },
    );
  });

  test('a text in the form stays as it is, and what the form would lose is named', () => {
    for (const body of [
      TEMPLATES['decision tree'].trim(),
      '## Is it urgent?\n\n* [Yes](#contain-it)\n* No\n\n## Contain it',
    ]) {
      expect(beyondTree(body)).toBeNull();
    }
    expect(writeTree(tree)).toBe(TEMPLATES['decision tree'].trim());
    expect(beyondTree('## Is it **really** urgent?\n\n- [Yes](#a)\n\n## A')).toBe('Is it really urgent?');
    expect(beyondTree('## Is it?\n\n1. [Yes](#a)\n\n## A')).toBe('Yes');
    expect(beyondTree('## Is it?\n\n- [Yes](#a)\n\n## A\n\n## Test cases\n\nWe made these in May.')).toBe(
      'Test cases',
    );
  });

  test('a renamed question takes along every link that leads to it, in texts as well', () => {
    const linked = readTree('## Urgent?\n\n- [Yes](#call)\n\n## Call\n\nBack to [the question](#urgent).');
    const renamed = {
      ...linked,
      nodes: linked.nodes.map((node) => (node.id === 'urgent' ? { ...node, title: 'Is it on fire?' } : node)),
    };
    expect(writeTree(renamed)).toContain('[the question](#is-it-on-fire)');
  });
});

describe('what is wrong with a tree', () => {
  const wrong = (body: string) =>
    problemsOfTree(readTree(body)).map((one) => `${one.at ?? ''}: ${sayProblem(one)}`);

  test('is said in words at its place', () => {
    expect(wrong('')).toEqual([
      ': There is nothing to begin with: the first part has to be a question with answers.',
    ]);
    expect(wrong('## A?\n\n- [Yes](#b)\n- [](#b)\n- [yes](#nowhere)\n\n## B\n\n## C?\n\n## B')).toEqual([
      'a: An answer has no words yet.',
      'a: Two answers say “yes”.',
      'a: “yes” leads nowhere yet.',
      'c: No answer leads here.',
      'c: It asks something, but has no answers.',
      'b-1: Something else has the same name, so people cannot tell the two apart.',
      'b-1: No answer leads here.',
    ]);
    expect(wrong('## A?\n\n- [Yes](#b)\n\n## B?\n\n- [Yes](#a)')).toEqual([
      ': There is no outcome, so nobody can arrive anywhere.',
      'b: “Yes” leads back in a circle.',
    ]);
    expect(problemsOfTree(tree)).toEqual([]);
  });

  test('a tree without circles and loose ends always leads to an outcome, and every node it reaches has a way', () => {
    fc.assert(
      fc.property(trees(fc.constant('')), (given) => {
        for (const id of reachable(given)) {
          const way = wayTo(given, id);
          expect(way).not.toBeNull();
        }
        if (whyNotPublished(writeTree({ ...given, tests: [] })) !== null || !isTree(given)) return;
        let path: string[] = [];
        for (let { at } = walk(given, path); at?.answers[0]; { at } = walk(given, path)) {
          path = [...path, at.answers[0].words];
          expect(path.length).toBeLessThanOrEqual(given.nodes.length);
          expect(walk(given, path).whole).toBe(true);
        }
      }),
    );
  });
});

test('a test case passes, or says where it went instead', () => {
  const about = 'A complaint';
  const says = (answers: string[], arrives: string) => {
    const one = { about, answers, arrives };
    return sayTest(tree, one, runTest(tree, one));
  };
  expect(says(['No', 'yes'], 'mend-it')).toBe('Arrives at “Mend it”.');
  expect(says(['Yes'], 'mend-it')).toBe('Arrives at “Contain it” instead of “Mend it”.');
  expect(says(['No', 'Perhaps'], 'mend-it')).toBe(
    '“Do we know the cause?” has no answer “Perhaps” that leads on.',
  );
  expect(says(['No'], '')).toBe('It does not say where it should arrive.');
});

describe('a tree of the greatest length', () => {
  const filled = (before: string, unit: (n: number) => string, behind: string) => {
    let text = before;
    for (let n = 0; text.length + behind.length < BODY_MAX - 40; n += 1) text += unit(n);
    return text + behind;
  };
  const outcome = '\n\n## a\n';
  test.each([
    [
      'one question with all the answers there is room for',
      filled('## Ä\n\n', (n) => `- [é${n}](#a)\n`, outcome),
    ],
    [
      'questions of which none has a name of its own',
      filled('## Q\n\n- [y](#a)\n', (n) => `## é${n}\n`, outcome),
    ],
    [
      'as many test cases as answers',
      filled(
        filled('## Ä\n\n', (n) => `- [é${n}](#a)\n`, '')
          .slice(0, BODY_MAX / 2)
          .replace(/\n[^\n]*$/, outcome),
        (n) => `- t: *é${n}* → [A](#a)\n`,
        '',
      ).replace('## a\n', '## a\n\n## Test cases\n\n'),
    ],
  ])('is looked at before publishing without holding anybody up: %s', (_, body) => {
    const tree = readTree(body);
    const began = performance.now();
    problemsOfTree(tree);
    for (const one of tree.tests) runTest(tree, one);
    expect(performance.now() - began).toBeLessThan(500);
  });

  test.each(['[](#)', '![]()', '[a](b) ', '![a](b) '])('does not hold up its editor with: %s', (link) => {
    const body = filled('## Q?\n\n- [Yes](#a)\n\n## A\n\n', () => link, '\n\n## B');
    const times = Array.from({ length: 3 }, () => {
      const began = process.cpuUsage();
      expect(beyondTree(body)).toBeNull();
      return process.cpuUsage(began).user / 1_000;
    });
    expect(Math.min(...times)).toBeLessThan(500);
  });
});
