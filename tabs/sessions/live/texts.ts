import type { SessionState } from '../../../domain/sessions/session.ts';

/** A day in the middle of a sentence. */
const inside = (date: string) => date.replace(/^(Today|Tomorrow|Yesterday)/, (day) => day.toLowerCase());

/** Words of the session's pieces: notes, agenda, playbooks. */
export const SESSIONS = {
  // agenda
  facilitates: (name: string) => `${name} facilitates`,
  leadToo: 'As organiser you can lead too.',
  youFacilitate: 'You facilitate',
  handOver: 'Hand over',
  handOverTo: 'Hand over to',
  handOverFind: 'Find a name',
  handOverTold: 'Nobody is mailed: whoever you choose finds it on their Home.',
  handOverNone: 'Nobody of that name can facilitate',
  handedOverBy: (name: string) => `You handed over to ${name}`,
  takeLead: 'Take the lead',
  takeLeadWhy: (name: string) => `${name} has not had this open for a minute.`,
  tookLead: (name: string) => `${name} has taken the lead`,
  youTookLead: 'You have taken the lead',
  leadTaken: (name: string) => `${name} has taken the lead before you.`,
  handedOver: (name: string) => `${name} facilitates now`,
  begin: 'Begin',
  beginWhy: 'Starts the clock for everyone.',
  beginEarlyWhy: (moment: string) =>
    `It is planned for ${moment}. Beginning starts the clock of the agenda for everyone; nobody is mailed.`,
  beginAsk: 'Begin now already?',
  beginYes: 'Begin now',
  next: 'Next',
  nextIs: (title: string) => `Next: ${title}`,
  agendaOver: 'The agenda is through.',
  goTo: (title: string) => `Go to ${title}`,
  minutes: (minutes: number) => `${minutes} min`,
  over: (minutes: number) => (minutes === 0 ? 'Time is up' : `${minutes} min over`),
  running: 'Running for',
  now: 'Now on the agenda',
  done: 'Done',
  current: 'Now',
  toCome: 'To come',
  notHeld: 'not held',
  noAgenda: 'No agenda',
  noAgendaWhy: 'This session has no items. Notes work all the same.',
  movedMeanwhile: 'Somebody moved the agenda at the same moment. This is where it stands now.',
  closeOffer: 'Close the session',
  closeShort: 'Close',
  closeTitle: 'Close this session?',
  closeSummary: 'The summary is written now:',
  closeEmpty: 'There are no notes, so the summary will be empty.',
  closeOwners: (names: string) =>
    `Open actions appear on the Home of ${names}, and on the agenda of the next session.`,
  closeNobody: 'Open actions without an owner come up in the next session only.',
  closeEarly: (when: string) =>
    `It stays in calendars for ${when}. If it was begun by mistake, close it and reopen it: then it is to come again, and can be moved or cancelled.`,
  closeMail: 'Nobody is mailed. Afterwards only the facilitator and organisers can add notes.',
  closeWaiting: (count: number) =>
    count === 1 ? '1 of your notes has not gone out yet.' : `${count} of your notes have not gone out yet.`,
  closeUnsaved:
    'A note that you are writing is not saved yet. It is kept, and can still be added afterwards.',
  closeYes: 'Close session',
  closeNo: 'Not yet',
  wentTo: (title: string) => `“${title}” is under way.`,
  wentToEnd: 'The agenda is finished.',
  handedToYou: (name: string) => `You facilitate now. ${name} handed it over to you.`,
  handedSeen: 'All right',
  openNow: 'has it open',
  here: 'here',
  coming: 'accepted',
  notComing: 'declined',
  closed: 'This session is closed.',
  closedOpen: 'Open its summary',
  cancelled: 'This session was cancelled.',
  pilot: 'The pilot',
  openActions: 'What is open',
  tried: 'What people tried',
  openActionsNone: 'Nothing is open. Everything agreed so far is done.',
  due: (date: string) => `due ${inside(date)}`,
  overdue: (date: string) => `was due ${inside(date)}`,
  from: (topic: string) => `from ${topic}`,
  everybody: 'nobody yet',

  // notes
  kind: 'Kind of note',
  placeholder: {
    insight: 'What did you notice?',
    decision: 'What was decided?',
    action: 'What is to be done?',
    question: 'What is still open?',
    story: 'What happened?',
    failure: 'What did not work, and under which conditions?',
  },
  save: 'Save note',
  saveKeys: 'Enter saves, Shift+Enter begins a new line',
  nameless: 'Leave my name off',
  namelessReach: 'Without your name, you can change it later only on this device, in this app.',
  namelessOpen: 'Without your name, you can change it only until you close this.',
  owner: 'Who',
  nobody: 'Nobody yet',
  ownerGone: 'Somebody who has left',
  dueLabel: 'Due',
  saved: 'Note saved.',
  keptHere: 'Kept here.',
  stranded: 'Not saved',
  kept: 'Kept here, goes out by itself',
  keptApart:
    'Notes without a name go out one by one within a minute, so that their time does not tell whose they are.',
  overtaken: 'The session was over before this note had gone out. It is kept here for you to copy.',
  keptOffline: 'You are offline. Your notes are kept here and go out by themselves.',
  keptSignIn: 'Your sign-in has run out. Your notes are kept here; open Guildhall again to send them.',
  keptAway: 'Guildhall does not answer. Your notes are kept here and go out by themselves.',
  notDurable: 'This browser keeps nothing for Guildhall: leave this open until your notes have gone out.',
  notCaptured: {
    'session-over': 'This session is over. Its facilitator and organisers can still add notes.',
    'role-may-not': 'Your role reads along here.',
  },
  tooLong: (max: number) => `At most ${max} characters`,
  noNotes: 'No notes yet',
  noNotesWhy: 'What you notice goes into the field below; everybody here sees it at once.',
  general: 'Beside the agenda',
  edited: (by: string | null) => (by === null ? 'edited' : `edited by ${by}`),
  edit: (kind: string) => `Edit this ${kind.toLowerCase()}`,
  remove: (kind: string) => `Remove this ${kind.toLowerCase()}`,
  removed: 'Note removed.',
  undo: 'Undo',
  update: 'Save',
  cancel: 'Cancel',
  copy: 'Copy',
  discard: 'Discard',
  discarded: 'Note discarded',
  editKept: 'You began to change this.',
  editGoOn: 'Go on',
  editDropped: 'The note stays as it was',
  editAndRetry: 'Edit and send again',
  sendNamed: 'Send it with my name',
  refusedCount: (count: number) =>
    count === 1
      ? '1 note was not accepted. It is kept here.'
      : `${count} notes were not accepted. They are kept here.`,
  look: 'Look',
  conflictTitle: (name: string | null) => `${name ?? 'Somebody'} changed this note meanwhile`,
  conflictGone: 'Somebody removed this note meanwhile. Your words are still here.',
  yours: 'Yours',
  theirs: 'Theirs',
  keepMine: 'Keep mine',
  keepTheirs: 'Keep theirs',
  mergeByHand: 'Merge by hand',
  asNewNote: 'Save as a new note',
  doneAction: (text: string) => `Done: ${text}`,

  // playbooks
  noPlaybooks: 'Nothing is at hand yet',
  noPlaybooksWhy:
    'Whoever plans a session can link what is written in the knowledge base; it opens here, beside the call.',
  allPlaybooks: 'All that is at hand',
  findPlaybook: 'Search',
  leadsWalk: (name: string) => `${name} leads everyone through it`,
  notTicked: 'Guildhall does not answer, so the box is as it was. Tick it again in a moment.',
} as const;

/** Why words that were being written can no longer be saved. */
export function whyStranded(state: SessionState): string {
  if (state === 'cancelled')
    return 'This session was cancelled before you saved this. It is kept here for you to copy.';
  if (state === 'closed')
    return 'This session was closed before you saved this. It is kept here for you to copy; the facilitator and organisers can still add notes.';
  return 'Your role reads along here. What you wrote is kept for you to copy.';
}
