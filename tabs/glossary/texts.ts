export const GLOSSARY = {
  title: 'Glossary',
  knowledge: 'Knowledge',
  propose: 'Propose a term',
  find: 'Find a term',
  letters: 'Jump to a letter',
  others: '#',
  emptyTitle: 'No terms yet',
  empty:
    'A glossary says once what a word means here. Whoever reads it in a playbook, an agenda or a note finds the meaning one tap away.',
  emptyReader: 'The members have not agreed on any terms yet.',
  noneTitle: 'No term has these words',
  showAll: 'Show all terms',
  proposed: 'Proposed',
  proposedAside: 'Approved once no objection stands',
  kinds: { new: 'New term', change: 'Change', retire: 'To be retired' },
  by: (name: string) => `proposed by ${name}`,
  until: 'open until',
  overdue: 'waits for an objection',
  objections: (count: number) => (count === 1 ? '1 objection' : `${count} objections`),
  asksMe: 'You have not answered',
  answer: 'Answer',
  fold: 'Fold it up',
  answerTo: (term: string) => `What do you say to “${term}”?`,
  changeWaits: 'A change is proposed',
  retireWaits: 'It is proposed to retire it',
  also: 'also',
  notConfused: 'Not to be confused with',
  clashes: (count: number) => (count === 1 ? 'One word, two terms' : 'Words that belong to several terms'),
  clashesAside: 'Both meanings are shown where such a word is used',
} as const;

export const TERM = {
  approved: 'Approved',
  retiredSays: 'The community has retired this term: nothing is marked with it any more.',
  withdrawnSays: 'The proposal was withdrawn.',
  proposeAgain: 'Propose it anew',
  change: 'Propose a change',
  changeProposal: 'Change the proposal',
  retire: 'Propose to retire it',
  retireTitle: 'Propose to retire this term',
  retireWhy:
    'For a week everybody may object. If no objection stands then, it is marked nowhere any more; its history stays.',
  retireLabel: 'Why',
  retireHint: 'One sentence that everybody reads.',
  retireMissing: 'Say why.',
  retiring: 'Proposing',
  retireSent: 'Proposed: everybody finds it on Home',
  withdraw: 'Withdraw the proposal',
  withdrawWhy: 'What is approved stays as it is.',
  withdrawLabel: 'Why',
  withdrawHint: 'Optional.',
  withdrawing: 'Withdrawing',
  withdrawn: 'Proposal withdrawn',
  leave: 'Cancel',
  plurals: 'Plurals',
  usedIn: 'Where it is used',
  usedNowhere: 'No artifact, session or note says it yet.',
  usedMore: (count: number) => `The newest are shown, of ${count} in all.`,
  history: 'Who agreed',
  version: (version: number, retired: boolean) =>
    retired ? 'Retired' : version === 1 ? 'Approved' : `Changed, version ${version}`,
  proposedBy: (name: string) => `proposed by ${name}`,
  agreed: (names: string) => `No objection: ${names}`,
  nobody: 'Nobody objected until its end.',
  after: (objections: number) => (objections === 1 ? 'after an objection' : `after ${objections} objections`),
  proposalNew: 'A new term is proposed',
  proposalChange: 'A change is proposed',
  proposalRetire: 'It is proposed to retire this term',
  before: 'What it said before the last change',
  standing: 'What stands now',
  more: 'More with this term',
} as const;

export const PROPOSE = {
  title: 'Propose a term',
  change: (term: string) => `Propose a change of “${term}”`,
  why: 'Everybody sees it on Home. It is approved when no objection stands at its end.',
  term: 'Term',
  definition: 'What it means here',
  definitionHint: 'One or two sentences. *Emphasis* and links work.',
  synonyms: 'Synonyms',
  synonymsHint: 'Other words for the same, separated by commas. Nobody who uses them is corrected.',
  plurals: 'Plurals and other forms',
  pluralsHint: 'As English has them. Change them where it does not fit, or for other languages.',
  pluralsOwn: 'Your own, separated by commas.',
  pluralsAgain: 'As English has them',
  notConfused: 'Not to be confused with',
  notConfusedHint: 'Other terms or any words, separated by commas.',
  isTerm: 'in the glossary:',
  wordHint: 'Optional. One sentence that everybody reads.',
  same: 'So far it says what the glossary says.',
} as const;

const AS = { term: 'the name', synonym: 'a synonym', plural: 'a plural' } as const;
const quoted = (term: string) => `“${term}”`;
const listed = new Intl.ListFormat('en-GB');

/** What several terms share, as a sentence: “Retro” is a synonym of both “Retrospective” and “Review”. */
export function sayClash({
  form,
  of,
}: {
  form: string;
  of: readonly { term: string; as: keyof typeof AS }[];
}): string {
  const [first] = of;
  if (first && of.length === 2 && of.every(({ as }) => as === first.as) && first.as !== 'term')
    return `${quoted(form)} is ${AS[first.as]} of both ${quoted(first.term)} and ${quoted(of[1]?.term ?? '')}.`;
  if (first && of.every(({ as }) => as === 'term'))
    return `${quoted(form)} is the name of ${of.length} terms.`;
  return `${quoted(form)} is ${listed.format(
    of.map(({ term, as }) => (as === 'term' ? 'a term of its own' : `${AS[as]} of ${quoted(term)}`)),
  )}.`;
}
