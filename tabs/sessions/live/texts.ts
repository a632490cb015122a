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
  handedOverBy: (name: string) => `You handed over to ${name}`,
  takeLead: 'Take the lead',
  takeLeadWhy: (name: string) => `${name} has not had this open for a minute.`,
  tookLead: (name: string) => `${name} has taken the lead`,
  youTookLead: 'You have taken the lead',
  leadTaken: (name: string) => `${name} has taken the lead before you.`,
  begin: 'Begin',
  beginWhy: 'Starts the clock for everyone.',
  beginAsk: 'Begin now already?',
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
  closeNo: 'Not yet',
  wentTo: (title: string) => `“${title}” is under way.`,
  wentToEnd: 'The agenda is finished.',
  closed: 'This session is closed.',
  closedOpen: 'Open its summary',
  cancelled: 'This session was cancelled.',
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
  saved: 'Note saved.',
  keptHere: 'Kept here.',
  kept: 'Kept here, goes out by itself',
  keptApart:
    'Notes without a name go out one by one within a minute, so that their time does not tell whose they are.',
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
  cancel: 'Cancel',
  discarded: 'Note discarded',
  editKept: 'You began to change this.',
  editGoOn: 'Go on',
  refusedCount: (count: number) =>
    count === 1
      ? '1 note was not accepted. It is kept here.'
      : `${count} notes were not accepted. They are kept here.`,
  look: 'Look',
  doneAction: (text: string) => `Done: ${text}`,
} as const;

/** Why words that were being written can no longer be saved. */
export function whyStranded(state: SessionState): string {
  if (state === 'cancelled')
    return 'This session was cancelled before you saved this. It is kept here for you to copy.';
  if (state === 'closed')
    return 'This session was closed before you saved this. It is kept here for you to copy; the facilitator and organisers can still add notes.';
  return 'Your role reads along here. What you wrote is kept for you to copy.';
}
