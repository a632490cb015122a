import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTIFACT_TYPES } from '../../domain/knowledge/artifact.ts';
import { TAXONOMY } from '../../domain/knowledge/taxonomy.ts';
import {
  artifactHead,
  draftRow,
  publishedOf,
  retaggedRow,
  reviewedBeforeRow,
  revisionOutline,
  revisionRow,
  tagNamesRow,
} from '../../functions/tables/knowledge-rows.ts';
import { textPart } from '../../functions/tables/long-texts.ts';
import type { Columns } from '../../functions/tables/table.ts';
import {
  ANA,
  AT,
  aDate,
  anInstant,
  anyOf,
  aPerson,
  aText,
  itIsReadAsWritten,
  orNull,
  rowOf,
  someWords,
} from './codecs.ts';

const content = {
  title: aText,
  type: anyOf(ARTIFACT_TYPES),
  taxonomy: anyOf(TAXONOMY),
  body: aText,
  reviewBy: orNull(aDate),
  tags: fc.array(aText, { maxLength: 3 }),
};
const outline = { title: aText, changeNote: aText, author: aPerson, publishedAt: anInstant };
const { body: _, ...heading } = content;

itIsReadAsWritten(
  'an artifact’s head',
  artifactHead,
  fc.record({
    ...heading,
    revision: fc.nat(),
    hasDraft: fc.boolean(),
    changedAt: anInstant,
    changedBy: aPerson,
    madeFrom: fc.constantFrom(null, { id: ANA.id, title: 'Weekly review' }),
    owner: orNull(aPerson),
    reviewed: orNull(fc.record({ by: aPerson, at: anInstant })),
  }),
  {
    stored: {
      title: 'Ask first',
      type: 'playbook',
      taxonomy: 'people',
      revision: 1,
      hasDraft: true,
      reviewBy: '',
      tags: '["hiring"]',
      changedAt: AT,
      changedById: ANA.id,
      changedByName: 'Ana',
      madeFrom: JSON.stringify({ id: ANA.id, title: 'Weekly review' }),
      ownerId: ANA.id,
      ownerName: 'Ana',
      reviewedById: ANA.id,
      reviewedByName: 'Ana',
      reviewedAt: AT,
    },
    value: {
      title: 'Ask first',
      type: 'playbook',
      taxonomy: 'people',
      revision: 1,
      hasDraft: true,
      reviewBy: null,
      tags: ['hiring'],
      changedAt: AT,
      changedBy: ANA,
      madeFrom: { id: ANA.id, title: 'Weekly review' },
      owner: ANA,
      reviewed: { by: ANA, at: AT },
    },
    later: ['tags', 'madeFrom', 'ownerId', 'ownerName', 'reviewedById', 'reviewedByName', 'reviewedAt'],
    without: { tags: [], madeFrom: null, owner: null, reviewed: null },
  },
);

itIsReadAsWritten(
  'who had looked at an artifact before',
  reviewedBeforeRow,
  fc.record({ reviewedBefore: orNull(fc.record({ by: aPerson, at: anInstant })) }),
  {
    stored: { reviewedBeforeById: ANA.id, reviewedBeforeByName: 'Ana', reviewedBeforeAt: AT },
    value: { reviewedBefore: { by: ANA, at: AT } },
    later: ['reviewedBeforeById', 'reviewedBeforeByName', 'reviewedBeforeAt'],
    without: { reviewedBefore: null },
  },
);

itIsReadAsWritten(
  'a draft',
  draftRow,
  fc.record({ ...content, saved: orNull(fc.record({ by: aPerson, at: anInstant })) }),
  {
    stored: {
      title: 'Ask first',
      type: 'playbook',
      taxonomy: 'people',
      body: '# Ask',
      reviewBy: '2027-01-01',
      tags: '["hiring"]',
      savedAt: AT,
      savedById: ANA.id,
      savedByName: 'Ana',
    },
    value: {
      title: 'Ask first',
      type: 'playbook',
      taxonomy: 'people',
      body: '# Ask',
      reviewBy: '2027-01-01',
      tags: ['hiring'],
      saved: { by: ANA, at: AT },
    },
    later: ['savedAt', 'savedById', 'savedByName', 'tags'],
    without: { saved: null, tags: [] },
  },
);

itIsReadAsWritten('a revision as lists show it', revisionOutline, fc.record(outline), {
  stored: {
    title: 'Ask first',
    changeNote: 'First',
    authorId: ANA.id,
    authorName: 'Ana',
    publishedAt: AT,
  },
  value: { title: 'Ask first', changeNote: 'First', author: ANA, publishedAt: AT },
});

itIsReadAsWritten('a revision', revisionRow, fc.record({ ...content, ...outline }), {
  stored: {
    title: 'Ask first',
    type: 'playbook',
    taxonomy: 'people',
    published: '# Ask',
    reviewBy: '2027-01-01',
    tags: '["hiring"]',
    changeNote: 'First',
    authorId: ANA.id,
    authorName: 'Ana',
    publishedAt: AT,
  },
  value: {
    title: 'Ask first',
    type: 'playbook',
    taxonomy: 'people',
    body: '# Ask',
    reviewBy: '2027-01-01',
    tags: ['hiring'],
    changeNote: 'First',
    author: ANA,
    publishedAt: AT,
  },
  later: ['tags'],
  without: { tags: [] },
});

itIsReadAsWritten('a piece of a long text', textPart, fc.record({ text: aText, version: aText }), {
  stored: { text: '# Ask', version: 'one' },
  value: { text: '# Ask', version: 'one' },
});

itIsReadAsWritten(
  'what tags were renamed to',
  tagNamesRow,
  fc.record({ names: fc.array(fc.tuple(aText, aText)).map((pairs) => new Map(pairs)) }),
  {
    stored: { names: '{"hiring":"recruiting"}', order: '["hiring"]' },
    value: { names: new Map([['hiring', 'recruiting']]) },
    later: ['order'],
  },
);

test('what tags were renamed to is read in its order, from pairs as well, and as an older version wrote it', () => {
  const inOrder = (columns: Columns) => [...tagNamesRow.read(rowOf(columns)).names.keys()];
  const names = new Map(['ten', '10', '__proto__', '2'].map((key) => [key, `no. ${key}`]));
  expect(inOrder(tagNamesRow.columns({ names }))).toEqual(['ten', '10', '__proto__', '2']);
  expect(inOrder({ names: JSON.stringify([...names]) })).toEqual(['ten', '10', '__proto__', '2']);
  const { names: written } = tagNamesRow.columns({ names });
  expect(inOrder({ names: written as string })).toEqual(['2', '10', 'ten', '__proto__']);
});

itIsReadAsWritten(
  'an artifact of which only the names of its tags have changed',
  retaggedRow,
  fc.record({ retaggedBy: aText, retaggedFrom: someWords }),
  {
    stored: { retaggedBy: 'op', retaggedFrom: 'one two' },
    value: { retaggedBy: 'op', retaggedFrom: new Set(['one', 'two']) },
  },
);

test('a revision that was published before bodies had a column of their own is read', () => {
  const row = rowOf({
    ...{ title: 'Ask first', type: 'playbook', taxonomy: 'people', body: '# Ask', reviewBy: '' },
    ...{ changeNote: 'First', authorId: ANA.id, authorName: 'Ana', publishedAt: AT },
  });
  expect(publishedOf(row)).toMatchObject({ title: 'Ask first', body: '# Ask' });
});
