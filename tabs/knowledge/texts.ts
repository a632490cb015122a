import type { ArtifactType } from '../../domain/knowledge/artifact.ts';
import type { Taxonomy } from '../../domain/knowledge/taxonomy.ts';

export const TAXONOMIES: Record<Taxonomy, string> = {
  strategy: 'Strategy',
  people: 'People',
  process: 'Process',
  technology: 'Technology',
};

export const TYPES: Record<ArtifactType, string> = {
  playbook: 'Playbook',
  checklist: 'Checklist',
  'decision tree': 'Decision tree',
  rubric: 'Rubric',
  template: 'Template',
  'case note': 'Case note',
  'interview finding': 'Interview finding',
  'experiment summary': 'Experiment summary',
  'success story': 'Success story',
  'training module': 'Training module',
  roadmap: 'Roadmap',
  'synthesis report': 'Synthesis report',
};

const several = (count: number, one: string, many: string) =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const EVIDENCES = {
  tried: 'Tried',
  failures: 'With failures',
  thin: 'Tried once or twice',
  never: 'Never tried',
} as const;

export const KNOWLEDGE = {
  glossary: 'Glossary: what our words mean',
  title: 'Knowledge base',
  all: 'All',
  everyType: 'Every type',
  byTaxonomy: 'By area',
  byType: 'By type',
  byEvidence: 'By evidence',
  evidence: (one: keyof typeof EVIDENCES | null, count: number) =>
    `${one ? EVIDENCES[one] : 'Any evidence'} (${count})`,
  sort: 'Sorted',
  latestEvidence: 'Evidence',
  sorts: {
    area: 'By area',
    tried: 'Most tried first',
    newest: 'Newest evidence first',
    changed: 'Published last first',
  },
  write: 'Write',
  files: 'Import and export',
  synthesis: 'What we learned',
  revision: (number: number) => `Revision ${number}`,
  revisionShort: (number: number) => `rev ${number}`,
  by: 'by',
  reviewBy: 'Review by',
  reviewWas: 'Review was due',
  draftWaiting: 'Draft waiting',
  drafts: 'Drafts',
  draftsWhy: 'Only those who write see these.',
  draftsAll: (count: number) => `Show all ${count} drafts`,
  draftsLatest: (shown: number, count: number) => `Show the latest ${shown} of ${count} drafts`,
  unsaved: 'Kept in this browser only',
  unsavedToo: 'Unsaved changes in this browser',
  untitled: 'Without a title',
  emptyTitle: 'Nothing is written down yet',
  empty:
    'What you do well disappears with the meeting it was said in. One page that the next person can follow is a start.',
  emptyReader: 'As soon as somebody publishes a playbook, it appears here.',
  emptyFirst: 'Write the first playbook',
  draftsOnlyTitle: 'Nothing is published yet',
  draftsOnly: 'Readers see a draft once it is published. Open one, read it over, and publish it.',
  noneTitle: 'Nothing like that yet',
  noneInFilter: 'There is something under other words: show all, or write what is missing.',
  showAll: 'Show all',
  notMarkdown: 'This is not a Markdown or text file.',
  notReadNow: 'The file could not be read just now. Try again in a moment.',
} as const;

export const ARTIFACT = {
  revise: 'Revise',
  continueDraft: 'Continue the draft',
  annotate: 'Annotate',
  tryIt: 'Try it',
  madeFrom: 'made from',
  print: 'Print',
  revisions: 'Revisions',
  current: 'current',
  noRevisions: 'Not published yet.',
  draftNotice: 'This is a draft. Only those who write see it.',
  draftWaits: 'A draft with changes waits.',
  readDraft: 'Read the draft',
  readPublished: 'Read what is published',
  readingDraft: 'You are reading the draft, as it will look once it is published.',
  lastChanged: 'Last changed',
  old: (number: number, newest: number) => `This is revision ${number}. The newest is revision ${newest}.`,
  newest: 'Read the newest',
  writeOn: 'Write on from this one',
  restored: (number: number) => `Revision ${number} is in the draft now.`,
  showChanges: 'What changed',
  sinceThen: 'What changed since',
  checklistHint: 'Ticking belongs to a session.',
  tickIn: 'Tick it in',
  linkTo: 'Link it to',
  planOne: 'Plan a session',
} as const;

export const EDITOR = {
  formOrText: 'How to write it',
  asForm: 'Form',
  asText: 'Text',
  newTitle: 'New in the knowledge base',
  editTitle: (title: string) => `Revise “${title}”`,
  leave: 'Knowledge base',
  leaveArtifact: 'Back to the page',
  title: 'Title',
  titleHint: 'What somebody would look for',
  type: 'Type',
  taxonomy: 'Area',
  reviewBy: 'Review by',
  body: 'Text',
  bodyHint: 'Write in Markdown. A line that begins with “- [ ]” becomes a checklist item.',
  toolbar: 'Formatting',
  write: 'Write',
  preview: 'Preview',
  view: 'View',
  previewEmpty: 'What readers will see appears here as you write.',
  publish: 'Publish',
  importFile: 'Import a file',
  fromTemplate: (type: string) => `Start from a template: ${type.toLowerCase()}`,
  importedOver: (name: string) => `“${name}” is in the editor now.`,
  importedWhole: 'The whole file is in the editor now.',
  assemble: 'Assemble it from a month or a quarter',
  startOver: 'An empty page is hard. Start from a template, import a Markdown file, or just write.',
  budget: (used: number, max: number) =>
    `${used.toLocaleString('en')} of ${max.toLocaleString('en')} characters`,
  overBudget: (by: number) => `${several(by, 'character', 'characters')} too many`,
  saved: 'Saved as a draft',
  asPublished: 'As published',
  saving: 'Saving',
  keptHere: 'Kept in this browser',
  incomplete: 'Kept in this browser. It is saved as soon as these are right:',
  expected: (what: string) => `This needs ${what}.`,
  titleMissing: 'Give it a name.',
  needsTitle: 'a title',
  needsBody: 'some text',
  shorten: 'a shorter text',
  offline: 'Not saved yet: no answer from Guildhall. It is kept in this browser and goes out by itself.',
  tryNow: 'Try now',
  restored: 'Found what you had typed here before, and put it back.',
  conflictTitle: 'Two versions',
  conflict: (name: string) => `${name} changed this while you were writing`,
  conflictShort: (name: string) =>
    `${name} changed this meanwhile. Compare the two versions and choose; yours is kept in this browser.`,
  yours: 'Yours',
  theirs: (name: string) => `${name}’s`,
  keepYours: 'Keep mine',
  takeTheirs: 'Take theirs',
  tookTheirs: 'The other version is in the editor.',
  draftGone: 'The draft you wrote in was published or discarded meanwhile.',
  draftGoneWay: 'What you typed since is in this browser. Carry over what you need, then choose.',
  draftGoneShort:
    'The draft was published or discarded meanwhile. Compare and choose; yours is kept in this browser.',
  takePublished: 'Take what is published',
  discard: 'Discard draft',
  discarding: 'Discarding',
  discarded: (title: string) => `“${title}” is discarded.`,
  discardedChanges: 'The draft is discarded.',
  discardMet: 'Somebody changed this draft meanwhile, so it still stands. Look at it before you discard it.',
  notDiscarded: (why: string) => `Not discarded. ${why}.`,
  goneShort: 'Somebody discarded this draft meanwhile.',
  gone: 'What you see here is saved nowhere else. Begin it again with these words, or let it go.',
  beginAgain: 'Begin it again',
  letGo: 'Let it go',
  notAWriter: 'Your role reads the knowledge base. Organisers, members and mentors write in it.',
} as const;

export const PUBLISH = {
  title: (number: number) => `Publish revision ${number}`,
  firstTitle: 'Publish it',
  readers: 'What readers will see',
  replaces: (number: number) => `It takes the place of revision ${number}, which stays readable.`,
  first: 'It becomes part of the knowledge base. Every member can read and find it.',
  changeNote: 'What changed, and why',
  changeNoteHint: 'One line. It stands beside the revision and on everybody’s Home.',
  changeNoteMissing: 'Say in one line what changed, and why.',
  firstNote: 'First version',
  differs: (added: number, removed: number) =>
    `${several(added, 'line', 'lines')} added, ${removed.toLocaleString('en')} removed.`,
  onlyAround: 'The text is the same; title, type, area or review date changed.',
  nothing: 'Nothing differs from what is published.',
  publish: 'Publish',
  publishing: 'Publishing',
  template: 'This is the template as it came. Write something of your own before you publish it.',
  keepWriting: 'Keep writing',
  notSaved:
    'The latest words could not be saved yet, so they cannot be published. They are kept in this browser.',
  changed: (name: string) =>
    `${name.split(' ')[0]} changed the draft meanwhile. Above is what readers would see now. Publish it if it is right.`,
  published: (name: string) =>
    `${name.split(' ')[0]} published this meanwhile. There is nothing left to publish.`,
  conflict: 'Somebody changed this meanwhile. Close this and choose between the two versions first.',
  done: (number: number) => `Published. Readers see revision ${number}.`,
} as const;

export const COMMANDS = {
  heading: { label: 'Heading', keys: 'Ctrl+Shift+H', aria: 'Control+Shift+H' },
  bold: { label: 'Bold', keys: 'Ctrl+B', aria: 'Control+B' },
  list: { label: 'List', keys: 'Ctrl+Shift+8', aria: 'Control+Shift+8' },
  checklist: { label: 'Checklist', keys: 'Ctrl+Shift+9', aria: 'Control+Shift+9' },
  link: { label: 'Link', keys: 'Ctrl+Shift+L', aria: 'Control+Shift+L' },
} as const;

export const SEARCH_TEXTS = {
  title: 'Search',
  annotations: 'Annotations',
  label: 'Search everything in a community',
  placeholder: 'Artifacts, sessions, notes, people and more',
  taxonomy: 'Under',
  kind: 'Kind',
  everyKind: 'Every kind',
  all: 'All',
  community: 'Community',
  artifacts: 'Artifacts',
  recent: 'Changed last',
  nothingYet: 'What your community writes down and notes in sessions can be found here, by any of its words.',
  noneTitle: (query: string) => `Nothing holds “${query}”`,
  none: 'Fewer or other words may help. Beginnings of words are enough.',
  noneInPart: 'Nothing of it is among what you chose above.',
  everywhere: 'Search everywhere',
  found: (count: number, query: string) => `${several(count, 'result', 'results')} for “${query}”`,
  shown: (shown: number, total: number) => `The best ${shown} of ${total}`,
  results: 'Results',
  noCommunity: 'You are not a member of a community yet. Once you are, everything in it is found here.',
  keys: '↑ ↓ to choose, Enter to open',
} as const;

export const MINE = {
  review: 'is up for another look: is it still right?',
  reviewLeft: (name: string) => `has nobody to look after it since ${name.split(' ')[0] ?? name} left`,
  /** Beside the title of an artifact that I published last. */
  annotated: (open: number, unplaced: number, by: string) => {
    const count = open + unplaced;
    const waiting = count === 1 ? '1 annotation waits for you' : `${count} annotations wait for you`;
    return `${waiting}${unplaced > 0 ? `, ${unplaced} without a place` : ''}, the latest by ${by}`;
  },
} as const;
