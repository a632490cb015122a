import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ARTIFACT_TYPES, TAXONOMY } from '../../domain/knowledge/artifact.ts';
import {
  artifactHead,
  draftRow,
  publishedOf,
  revisionOutline,
  revisionRow,
} from '../../functions/tables/knowledge-rows.ts';
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
} from './codecs.ts';

const content = {
  title: aText,
  type: anyOf(ARTIFACT_TYPES),
  taxonomy: anyOf(TAXONOMY),
  body: aText,
  reviewBy: orNull(aDate),
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
      changedAt: AT,
      changedById: ANA.id,
      changedByName: 'Ana',
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
      changedAt: AT,
      changedBy: ANA,
      owner: ANA,
      reviewed: { by: ANA, at: AT },
    },
    later: ['ownerId', 'ownerName', 'reviewedById', 'reviewedByName', 'reviewedAt'],
    without: { owner: null, reviewed: null },
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
      saved: { by: ANA, at: AT },
    },
    later: ['savedAt', 'savedById', 'savedByName'],
    without: { saved: null },
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
    changeNote: 'First',
    author: ANA,
    publishedAt: AT,
  },
});

test('a revision that was published before bodies had a column of their own is read', () => {
  const row = rowOf({
    ...{ title: 'Ask first', type: 'playbook', taxonomy: 'people', body: '# Ask', reviewBy: '' },
    ...{ changeNote: 'First', authorId: ANA.id, authorName: 'Ana', publishedAt: AT },
  });
  expect(publishedOf(row)).toMatchObject({ title: 'Ask first', body: '# Ask' });
});
