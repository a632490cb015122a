import { expect, test } from 'vitest';
import type { ArtifactDraft } from '../../domain/knowledge/artifact.ts';
import { mergeDrafts } from '../../domain/knowledge/merge-drafts.ts';
import { problemsOfTree } from '../../domain/knowledge/types/check-tree.ts';
import { readTree } from '../../domain/knowledge/types/tree.ts';
import { nameOf } from '../../domain/shared/heading-names.ts';
import type { Choices } from '../../tabs/knowledge/conflict-choices.ts';
import { partsToChoose, settledDraft } from '../../tabs/knowledge/conflict-choices.ts';
import { A_TREE } from '../knowledge/a-tree.ts';

const draft = (title: string, body: string): ArtifactDraft => ({
  title,
  type: 'playbook',
  taxonomy: 'people',
  body,
  reviewBy: null,
  tags: [],
});
const base = draft('Feedback', 'Ask first.\n\nThen say it.');
const theirs = draft('Their feedback', 'They ask.\n\nThey say it.');

/** What is to be chosen once this is typed, and what comes of the choices. */
function conflict(mine: ArtifactDraft) {
  const merged = mergeDrafts(base, mine, theirs);
  const parts = partsToChoose(mine, theirs, merged.around, merged.stretches);
  const settled = (choices: Choices) => settledDraft(merged.draft, theirs, merged.stretches, parts, choices);
  return { parts, settled };
}

test('a choice stays with the part that it was made for when another part comes before it', () => {
  const before = conflict(draft('Feedback', 'I ask.\n\nI say it.'));
  expect(before.parts.around).toEqual([]);
  const [asking] = before.parts.text;
  const choices: Choices = { [asking?.key ?? '']: 'theirs' };
  const after = conflict(draft('My feedback', 'I ask.\n\nI say it.'));
  expect(after.parts.around.map(({ name, key }) => [name, choices[key]])).toEqual([['title', undefined]]);
  expect(after.parts.text.map(({ key }) => choices[key])).toEqual(['theirs', undefined]);
  expect(after.settled(choices)).toMatchObject({
    title: 'My feedback',
    body: 'They ask.\n\nI say it.',
  });
});

test('a part in which one types on is to be chosen once more, so that nothing typed since goes unseen', () => {
  const before = conflict(draft('Mine', 'I ask.\n\nI say it.'));
  const choices: Choices = Object.fromEntries(
    [...before.parts.around, ...before.parts.text].map(({ key }) => [key, 'theirs'] as const),
  );
  const after = conflict(draft('Mine and more', 'I ask.\n\nI say it, and why.'));
  expect(after.settled(choices)).toMatchObject({
    title: 'Mine and more',
    body: 'They ask.\n\nI say it, and why.',
  });
});

test('in a tree whose question both have renamed, the answers lead to the title that was chosen', () => {
  const tree = (title: string) =>
    draft(
      'Whom?',
      A_TREE.replaceAll('Is anybody hurt?', title).replaceAll('#is-anybody-hurt', `#${nameOf(title)}`),
    );
  const [before, ours, others] = ['Is anybody hurt?', 'Who is hurt?', 'Is somebody hurt?'].map((title) => ({
    ...tree(title),
    type: 'decision tree' as const,
  })) as [ArtifactDraft, ArtifactDraft, ArtifactDraft];
  const merged = mergeDrafts(before, ours, others);
  const parts = partsToChoose(ours, others, merged.around, merged.stretches);
  expect(parts.text).toHaveLength(2);
  for (const chosen of parts.text) {
    const settled = settledDraft(merged.draft, others, merged.stretches, parts, { [chosen.key]: 'theirs' });
    expect(problemsOfTree(readTree(settled.body))).toEqual([]);
  }
});
