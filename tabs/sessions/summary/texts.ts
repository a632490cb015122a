import type { MailProblem } from '../../../domain/shared/mail.ts';

const people = (count: number) => (count === 1 ? '1 person' : `${count} people`);
const notes = (count: number) => (count === 1 ? '1 note' : `${count} notes`);

const WHY: Readonly<Record<MailProblem, string>> = {
  forbidden: 'Guildhall may not send mail from this mailbox.',
  'no-mailbox': 'this mailbox does not exist any more.',
  nobody: 'nobody is left to get it.',
  refused: 'Outlook refused it.',
  unavailable: 'Outlook did not answer for a day.',
  unexpected: 'something went wrong on our side.',
};

/** Sending, sharing and copying a summary. */
export const SHARING = {
  label: 'Pass the summary on',
  send: 'Send by mail',
  sendAgain: 'Send again',
  share: 'Share in Teams',
  shareWords: (topic: string) => `Summary of “${topic}”`,
  shared: 'Shared.',
  copy: 'Copy',
  copyMarkdown: 'Copy as Markdown',
  copied: 'Copied, with its formatting.',
  copiedMarkdown: 'Copied as Markdown.',
  notCopied: 'This browser does not let Guildhall copy. Print the page, or select what you need.',
  notShared: 'Teams could not open its share dialog. Copy the summary instead.',

  sent: (count: number, by: string, when: string) => `Sent to ${people(count)} by ${by}, ${when}`,
  sentAbsent: (count: number, by: string, when: string) =>
    `Sent to ${people(count)} who ${count === 1 ? 'was' : 'were'} not there by ${by}, ${when}`,
  waiting: (count: number) => `Waiting to be sent to ${people(count)}. It goes out by itself.`,
  failed: (why: MailProblem | null, host: string) =>
    `It could not be sent from ${host}’s mailbox: ${WHY[why ?? 'unexpected']}`,
  retry: 'Try again',
  changed: (added: number, changed: number, removed: number) =>
    `Changed since: ${[
      added > 0 && `${notes(added)} added`,
      changed > 0 && `${notes(changed)} changed`,
      removed > 0 && `${notes(removed)} taken away`,
    ]
      .filter(Boolean)
      .join(', ')}.`,
  forbidden: (host: string) =>
    `Guildhall may not send mail from ${host}’s mailbox, so share or copy the summary. An administrator can allow it.`,
  noMailbox: (host: string) => `${host} has no mailbox to send it from, so share or copy the summary.`,
  unknown: 'Microsoft 365 does not answer just now, so it cannot be mailed yet.',

  // the dialog
  title: 'Send the summary',
  titleAgain: 'Send the changed summary',
  to: 'Who gets it',
  toInvited: (count: number) => `Everybody who was invited: ${people(count)}`,
  toAbsent: (count: number) => `Only those who were not there: ${people(count)}`,
  toUnanswered: (count: number) => `Only those who had not accepted: ${people(count)}`,
  byAnswers: 'Who was there is not known yet.',
  byAttendance: 'Going by who was there.',
  goes: (count: number, host: string) => `One mail from ${host}’s mailbox goes to ${people(count)}:`,
  goesNobody: 'Nobody gets it.',
  replies: (name: string) => `Replies go to ${name}.`,
  hidden: 'They do not see each other.',
  shown: 'They see each other.',
  have: (count: number) =>
    count === 1
      ? '1 person has it already as it is now, and does not get it again.'
      : `${count} people have it already as it is now, and do not get it again.`,
  inIt: 'In it: what was decided, who does what by when, and everything else that was noted.',
  whatChanged: 'What has changed is said first:',
  takenAway: (count: number) => `${notes(count)} taken away`,
  added: 'Added',
  changedOne: 'Changed',
  no: 'Not now',
  yes: (count: number) => `Send to ${people(count)}`,
  busy: 'Sending',
  onItsWay: 'It goes out by itself.',

  // right after closing
  closed: 'Closed. Its summary is written.',
  done: 'Done',
} as const;
