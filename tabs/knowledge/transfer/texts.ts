import type { BegunImport } from './begun-import.ts';
import { isLeft } from './left.ts';
import type { Outcome } from './plan.ts';

const several = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

export const TRANSFER = {
  title: 'Import and export',
  importTitle: 'Import',
  importWhy:
    'Markdown files become artifacts. A folder or a zip keeps the links between its files, and importing it once more updates what it made.',
  chooseFiles: 'Choose files or a zip',
  chooseFolder: 'Choose a folder',
  orDrop: 'Or drop them here.',
  reading: 'Reading the files',
  comparing: (done: number, all: number) =>
    `Compared ${done} of ${several(all, 'file', 'files')} with what is here`,
  nothing: 'There is no Markdown in what you chose.',
  nothingRead: 'Nothing of what you chose could be read',
  brokenOff: ({ root, done, count }: BegunImport) =>
    `An import${root ? ` of “${root}”` : ''} was broken off after ${done} of ${several(count, 'file', 'files')}.`,
  goesOn: ({ root }: BegunImport) =>
    `An import${root ? ` of “${root}”` : ''} is still going on in another tab or window.`,
  goOn: 'To go on, choose the same files again: what is here already stays as it is, and the others follow.',
  leaveIt: 'Leave it at that',
  other: 'Choose something else',
  found: (count: number, root: string | null) =>
    `${several(count, 'file', 'files')}${root ? ` in “${root}”` : ''}`,
  allType: (count: number) => `Type of the ${several(count, 'file that says', 'files that say')} none`,
  allArea: (count: number) => `Area of the ${several(count, 'file that says', 'files that say')} none`,
  choose: 'Choose…',
  typeOf: (title: string) => `Type of “${title}”`,
  areaOf: (title: string) => `Area of “${title}”`,
  what: (title: string) => `What becomes of “${title}”`,
  take: (title: string) => `Import “${title}”`,
  /** `title`: that of the file. */
  outcome: (outcome: Outcome, title: string): string => {
    switch (outcome.is) {
      case 'new':
        return 'New';
      case 'same':
        return isLeft(outcome) ? 'Unchanged, not published yet' : 'Unchanged';
      case 'update': {
        const { title: here, revision: number } = outcome.existing.artifact;
        return here === title ? `Updates ${revision(number)}` : `Updates “${here}”, ${revision(number)}`;
      }
      case 'drafted':
        return `Replaces the draft by ${outcome.existing.draftSaved?.by.name ?? outcome.existing.artifact.changedBy.name}`;
      case 'unclear':
        return `“${outcome.existing.artifact.title}” is here already`;
    }
  },
  asNew: 'Make another',
  asUpdate: 'Update it',
  missing: (files: readonly string[]) =>
    `Links to ${files.length === 1 ? 'a file that is' : 'files that are'} not here: ${files.slice(0, 5).join(', ')}${
      files.length > 5 ? `, and ${files.length - 5} more` : ''
    }`,
  text: 'Show the text',
  textOf: (title: string) => `Show the text of “${title}”`,
  made: (checks: number) => several(checks, 'checklist item', 'checklist items'),
  publish: 'Publish them at once',
  publishWhy: 'Otherwise they become drafts, which only those who write can see.',
  changeNote: (root: string | null) => (root ? `Imported from ${root}`.slice(0, 300) : 'Imported'),
  run: (count: number) => `Import ${several(count, 'file', 'files')}`,
  undecided: (count: number) =>
    `${several(count, 'file needs', 'files need')} a decision first: a type, an area, or what becomes of it.`,
  running: (done: number, all: number) => `Importing ${done} of ${all}`,
  done: (count: number, published: boolean) =>
    published
      ? `${several(count, 'artifact', 'artifacts')} published.`
      : `${several(count, 'draft', 'drafts')} made. Read them over, then publish.`,
  failed: (count: number) => `${several(count, 'file was', 'files were')} not imported`,
  again: 'Try those again',
  toKnowledge: 'Go to Knowledge',
  passedOver: (count: number) => `${several(count, 'file is', 'files are')} passed over`,
  cut: 'There was more than is looked at, or the zip is damaged. What was read until then stands here.',
  why: {
    'not-markdown': 'not a Markdown or text file',
    'unsafe-path': 'its path leads out of the folder',
    'too-large': 'too large',
    unreadable: 'cannot be read',
    twice: 'there is another of the same name',
    'too-many': 'more than 500 files',
    record: 'the glossary or the annotations of an export, to be read and not imported',
    empty: 'no text in it',
    'too-long': 'longer than an artifact can be',
  },
  exportTitle: 'Export',
  exportWhy:
    'All that is published, as a zip of Markdown files. An import reads them back unchanged. The glossary, and what was said of each artifact, lie beside them to be read.',
  exportRun: 'Download the zip',
  exporting: (done: number, all: number) => `Gathering ${done} of ${all}`,
  exportOnPhone: 'On a phone nothing can be saved. Open this page on a computer.',
  zipName: (community: string) =>
    `${community.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '') || 'knowledge'}.zip`,
} as const;

const revision = (number: number) => (number > 0 ? `revision ${number}` : 'a draft');

/** What an export holds beside the artifacts. */
export const RECORDS = {
  glossary: 'Glossary',
  synonyms: 'Also called',
  notConfused: 'Not to be confused with',
  annotations: (title: string) => `Annotations of “${title}”`,
  madeIn: (revision: number) => `Said of revision ${revision}.`,
  context: 'Where it was so',
} as const;
