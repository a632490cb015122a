import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import { DrawnText } from '../../tabs/knowledge/DrawnText.tsx';
import { A_TREE } from '../knowledge/a-tree.ts';

const drawn = (type: ArtifactType, body: string) =>
  renderToStaticMarkup(<DrawnText type={type}>{body}</DrawnText>);
const words = (html: string) =>
  html
    .replace(/<\/(h\d|li|p)>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .filter(Boolean);

describe('the text of a decision tree', () => {
  it('numbers its parts, marks outcomes, and says where each answer leads', () => {
    expect(words(drawn('decision tree', A_TREE))).toEqual([
      '1. Is it urgent?',
      'Yes → 2. Is anybody hurt?',
      'No → 4. Wait',
      '2. Is anybody hurt?',
      'Yes → 3. Call for help',
      'No → 4. Wait',
      '3. Call for helpOutcome',
      '4. WaitOutcome',
      'Until Monday.',
    ]);
  });

  it('says of an answer that it leads nowhere yet', () => {
    expect(words(drawn('decision tree', '## Wait?\n\n- [Yes](#go)\n- No\n\n## Go'))).toEqual([
      '1. Wait?',
      'Yes → 2. Go',
      'No → nowhere yet',
      '2. GoOutcome',
    ]);
  });

  it('says nothing beside other links, beside test cases, or beside words that are no tree', () => {
    const body = '## Wait?\n\nSee:\n\n- [Go](#go)\n\nThen:\n\n- [Yes](#go)\n\n## Go\n\n- One\n\n';
    expect(words(drawn('decision tree', `${body}## Test cases\n\n- me: *Yes* → [Go](#go)`))).toEqual([
      '1. Wait?',
      'See:',
      'Go',
      'Then:',
      'Yes → 2. Go',
      '2. GoOutcome',
      'One',
      'Test cases',
      'me: Yes → Go',
    ]);
    expect(words(drawn('decision tree', '## First\n\nWords\n\n## Second'))).toEqual([
      'First',
      'Words',
      'Second',
    ]);
    expect(words(drawn('playbook', '## First\n\n- [On](#second)\n\n## Second'))).toEqual([
      'First',
      'On',
      'Second',
    ]);
  });

  it('says where an answer leads within its line, also where answers stand apart', () => {
    expect(drawn('decision tree', '## Wait?\n\n- [Yes](#go)\n\n- [No](#go)\n\n## Go')).toMatch(
      /<li><p><a[^>]*>No<\/a><span[^>]*> → 2. Go<\/span><\/p><\/li>/,
    );
  });
});

describe('the text of a rubric', () => {
  const TABLE =
    '| | Not yet | Strong |\n|---|---|---|\n| Clarity | Guesses | *Says* why<br>and when |\n| | | |';

  it('has its grid where its table stands, between what was written before and after it', () => {
    const html = drawn('rubric', `Who is judged.\n\n${TABLE}\n\n## How to score`);
    expect(html.indexOf('Who is judged.')).toBeLessThan(html.indexOf('data-own'));
    expect(html.indexOf('data-own')).toBeLessThan(html.indexOf('How to score'));
    expect(html.match(/<table/g)).toHaveLength(1);
    expect(html).toContain('<em>Says</em> why<br/>and when');
  });

  it('marks what the grid says beyond the words of the text', () => {
    const added = [...drawn('rubric', TABLE).matchAll(/<span data-added=""[^>]*>([^<]*)</g)];
    expect(added.map(([, words]) => words)).toEqual(['Criterion', '1', '2', 'Criterion 2', '–', '–']);
  });

  it('keeps tables that are no rubric, and those that follow it', () => {
    const html = drawn('rubric', `${TABLE}\n\nand\n\n| a | b |\n|---|---|\n| c | d |`);
    expect(html.match(/data-own/g)).toHaveLength(1);
    expect(html.match(/<table/g)).toHaveLength(2);
    expect(drawn('rubric', '| a | b |\n|---|---|\n| c | d |')).not.toContain('data-own');
  });
});
