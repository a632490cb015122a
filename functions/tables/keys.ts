import { createHash } from 'node:crypto';

/**
 * All keys. A community has one partition. Heads of one kind are adjacent, so that a list is one range, and the parts
 * of one thing are adjacent, so that its page is one more range. A range is from `kind|` up to `kind|~`, because `~`
 * sorts after every id.
 */
export const communityPartition = (tenantId: string, communityId: string) => `${tenantId}|${communityId}`;

/** Ids contain no `|`. */
export function communityIn(partition: string): { tenantId: string; communityId: string } {
  const [tenantId = '', communityId = ''] = partition.split('|');
  return { tenantId, communityId };
}

export const COMMUNITY = 'community';
export const memberKey = (personId: string) => `member|${personId}`;
export const roleTermKey = (personId: string, from: string) => `role-term|${personId}|${from}`;

/** Padded, so that revisions sort by number. */
const numbered = (revision: number) => String(revision).padStart(4, '0');

export const sessionKey = (sessionId: string) => `session|${sessionId}`;
export const inSession = (sessionId: string, rest = '') => `in-session|${sessionId}|${rest}`;
/**
 * The session that a row is the head or a part of; undefined for other rows, for capture gates, which say nothing, and
 * for what somebody has prepared and what became a pilot, which panels are not told.
 */
export const sessionIn = (key: string): string | undefined =>
  /^(?:session|in-session)\|([^|]+)(?!.*\|(?:capture-gate|~prepared|pilot)\|)/.exec(key)?.[1];
export const agendaKey = (sessionId: string) => inSession(sessionId, 'agenda');
/** What a person has begun to plan. Beside the sessions, because only its author reads it. */
export const planDraftKey = (personId: string, sessionId: string) => `plan-draft|${personId}|${sessionId}`;
export const planDraftRange = (personId: string) =>
  [`plan-draft|${personId}|`, `plan-draft|${personId}|~`] as const;
/** A row that exists while notes may be captured. A note's transaction touches it, and fails once it is gone. */
export const captureGateKey = (sessionId: string, unattributed: boolean) =>
  inSession(sessionId, unattributed ? 'capture-gate|unattributed' : 'capture-gate|named');
export const eventKey = (sessionId: string) => inSession(sessionId, 'event');
/** Answers are stored in parts. Only sessions with hundreds of people have more than part 0. */
export const rsvpsKey = (sessionId: string, part = 0) => inSession(sessionId, `rsvps|${part}`);
export const summaryKey = (sessionId: string) => inSession(sessionId, 'summary');
/** How far the reports of the session's meeting are read. */
export const attendanceKey = (sessionId: string) => inSession(sessionId, 'attendance|reading');
/** Whom the reports have, in parts like the answers. */
export const reportedKey = (sessionId: string, part: number) =>
  inSession(sessionId, `attendance|reported|${part}`);
/** What was said of a person by hand. */
export const attendanceMarkKey = (sessionId: string, personId: string) =>
  inSession(sessionId, `attendance|mark|${personId}`);
/** A summary that is sent by mail. */
export const summaryMailKey = (sessionId: string, mailId: string) => inSession(sessionId, `mail|${mailId}`);
/** A row that exists once a session's open actions were put on the agenda of the next. */
export const carriedOverKey = (sessionId: string) => inSession(sessionId, 'carried-over');
/** Who has the session open in one instance of the function app. */
export const openPanelsKey = (sessionId: string, instance: string) =>
  inSession(sessionId, `open|${instance}`);
export const noteKey = (sessionId: string, author: string, noteId: string) =>
  inSession(sessionId, `note|${author}|${noteId}`);
export const tickKey = (sessionId: string, artifactId: string, revision: number, item: number) =>
  inSession(sessionId, `tick|${artifactId}|${numbered(revision)}|${String(item).padStart(3, '0')}`);

/** Where a session stands in a decision tree that it walks together. */
export const walkKey = (sessionId: string, artifactId: string) => inSession(sessionId, `walk|${artifactId}`);

/** A round of scoring that was begun in the session. */
export const sessionRoundKey = (sessionId: string, artifactId: string, roundId: string) =>
  inSession(sessionId, `scored|${artifactId}|${roundId}`);

/** A pilot that grew out of the session. */
export const sessionPilotKey = (sessionId: string, pilotId: string) =>
  inSession(sessionId, `pilot|${pilotId}`);

/** Behind everything else of a session, so that no range of its parts has what people have prepared. */
export const preparationKey = (sessionId: string, personId: string) =>
  inSession(sessionId, `~prepared|${personId}`);

/** Has the whole name of the action's note, because clients make note ids and two authors may use the same one. */
export const openActionKey = (ownerId: string | null, sessionId: string, author: string, noteId: string) =>
  `open-action|${ownerId ?? '-'}|${sessionId}|${author}|${noteId}`;

export const artifactKey = (artifactId: string) => `artifact|${artifactId}`;
/** What tags were renamed to. It stands behind the artifacts, so that one range has both. */
export const tagNamesKey = 'artifact|~tags';
export const inArtifact = (artifactId: string, rest = '') => `in-artifact|${artifactId}|${rest}`;
export const draftKey = (artifactId: string) => inArtifact(artifactId, 'draft');
export const revisionKey = (artifactId: string, number: number) =>
  inArtifact(artifactId, `revision|${numbered(number)}`);
export const annotationKey = (artifactId: string, annotationId: string) =>
  inArtifact(artifactId, `annotation|${annotationId}`);
/** What a draft's row does not hold of a long text, in parts. */
export const draftPartKey = (artifactId: string, part: number) =>
  inArtifact(artifactId, `draft|${String(part).padStart(2, '0')}`);
/** A part of the long text of a revision. Outside the artifact's range, so that its page reads the newest one alone. */
export const textPartKey = (artifactId: string, revision: number, part: number) =>
  `artifact-text|${artifactId}|${numbered(revision)}|${String(part).padStart(2, '0')}`;
/** The parts of the texts of these revisions and of all between them. */
export const textPartsRange = (artifactId: string, from: number, to: number) =>
  [textPartKey(artifactId, from, 0), `artifact-text|${artifactId}|${numbered(to)}|~`] as const;
/** That somebody has the editor open. In the artifact's range, so that its page tells it with what it reads anyway. */
export const editingKey = (artifactId: string, personId: string, editor?: string) =>
  inArtifact(artifactId, `editing|${personId}${editor ? `|${editor}` : ''}`);
/** A pilot that tried the artifact and was reported. */
export const trialKey = (artifactId: string, pilotId: string) => inArtifact(artifactId, `trial|${pilotId}`);
/** A closed session in which the artifact was at hand. */
export const usedKey = (artifactId: string, sessionId: string) => inArtifact(artifactId, `use|${sessionId}`);
/** What an artifact's evidence comes to. Not in the artifact's head, because a change of that makes forms stale. */
export const evidenceKey = (artifactId: string) => `evidence|${artifactId}`;

export const pilotKey = (pilotId: string) => `pilot|${pilotId}`;
export const inPilot = (pilotId: string, rest = '') => `in-pilot|${pilotId}|${rest}`;
/** Touched by whatever the end of the pilot counts or removes, so that nothing of it comes unnoticed meanwhile. */
export const pilotActivityKey = (pilotId: string) => inPilot(pilotId, 'activity');
export const amendmentKey = (pilotId: string, at: string, operation: string) =>
  inPilot(pilotId, `amendment|${at}|${operation}`);
export const checkInKey = (pilotId: string, on: string, personId: string) =>
  inPilot(pilotId, `check-in|${on}|${personId}`);
/** A row that exists while a person may check in. A check-in touches it, and fails once it is gone. */
/** A pilot that has not ended and that this person runs. */
export const myPilotKey = (personId: string, pilotId: string) => `my-pilots|${personId}|${pilotId}`;
export const checkInGateKey = (pilotId: string, personId: string) => inPilot(pilotId, `may|${personId}`);
export const repeatKey = (pilotId: string, repeatId: string) => inPilot(pilotId, `repeat|${repeatId}`);
export const reportKey = (pilotId: string, version: number) =>
  inPilot(pilotId, `report|${numbered(version)}`);
export const requestKey = (pilotId: string, personId: string) => inPilot(pilotId, `request|${personId}`);
/** Behind everything else of a pilot, so that no range of its parts has what people are writing. */
export const reportFormKey = (pilotId: string, personId: string) =>
  inPilot(pilotId, `~report-form|${personId}`);
/** What lists show of pilots: first the totals, then those that have not ended, then the others, the latest first. */
export const PILOT_TOTALS = 'pilots|0-totals';
export const openPilotKey = (pilotId: string) => `pilots|1-open|${pilotId}`;
export const overPilotKey = (at: Date, pilotId: string) => `pilots|2-over|${countingDown(at)}|${pilotId}`;

const LAST_MOMENT = 9_999_999_999_999;
/**
 * Counts down, so that the newest key sorts first. Outlook allows times before 1970 and after 2286; these get the
 * limit.
 */
export const countingDown = (at: Date) =>
  String(LAST_MOMENT - Math.min(Math.max(at.getTime(), 0), LAST_MOMENT)).padStart(13, '0');
export const newsKey = (at: Date, about: string) => `news|${countingDown(at)}|${about}`;
/** What one person is told, newest first. `id` has the moment, what it is about and the person, for their feed. */
export const toldId = (at: Date, about: string, personId: string) =>
  `${countingDown(at)}|${about}|${personId}`;
export function toldKey(id: string): string {
  const [moment = '', about = '', personId = ''] = id.split('|');
  return `told|${personId}|${moment}|${about}`;
}
/** What stands in a person's feed that they alone are told, since a moment. */
export const toldSince = (since: Date) => ['told|', `told|${countingDown(since)}|~`] as const;
export const toldRange = (personId: string) => [`told|${personId}|`, `told|${personId}|~`] as const;
/** Orders sessions by their end. The list of past ones begins at the present moment. */
export const overKey = (at: Date, sessionId = '') => `over|${countingDown(at)}|${sessionId}`;

/** Reports of pilots that are offered to sessions, the latest first. */
export const reportOfferKey = (at: Date, pilotId: string) => `report-offer|${countingDown(at)}|${pilotId}`;
/** Those published since a moment. */
export const reportOffersRange = (since: Date) =>
  ['report-offer|', `report-offer|${countingDown(since)}|~`] as const;
export const topicKey = (topicId: string) => `topic|${topicId}`;
const TOPIC_LISTS = { open: '1-open', planned: '2-planned', closed: '3-closed' } as const;
/** A list of topics, and a place in it. */
export const topicsKey = (state: keyof typeof TOPIC_LISTS, place = '') =>
  `topics|${TOPIC_LISTS[state]}|${place}`;
const VOTES_MAX = 999_999;
/** Orders open topics by their votes, then by their age. */
export const openTopicKey = (votes: number, at: string, topicId: string) =>
  topicsKey('open', `${String(VOTES_MAX - votes).padStart(6, '0')}|${at}|${topicId}`);
/** Orders the others by when they were planned or let go, latest first. */
export const pastTopicKey = (state: 'planned' | 'closed', at: Date, topicId: string) =>
  topicsKey(state, `${countingDown(at)}|${topicId}`);
/** Topics that grew from something: from a note, a pilot or an annotation. */
export const topicFromKey = (from: readonly string[], topicId: string) =>
  `topic-from|${[...from, topicId].join('|')}`;
/** For which topics a person votes. */
export const topicVotesKey = (personId: string) => `topic-votes|${personId}`;

/** The rhythm's settings and what was decided about drafts. Just before the rota, so that all of it is one range. */
export const RHYTHM = 'rota-rhythm|0-settings';
export const rhythmDraftKey = (draftId: string) => `rota-rhythm|1-draft|${draftId}`;
const RHYTHM_RANGE = ['rota-rhythm|', 'rota-rhythm|~'] as const;
/** What somebody said after a session, which opens the next one. */
export const triedKey = (sessionId: string, personId = '') => `tried|${sessionId}|${personId}`;
/** A row that exists once the agenda of the next session has an item for what was said. */
export const triedPlacedKey = (sessionId: string) => triedKey(sessionId, '~placed');

/** What the rota of coming turns depends on: everybody's standings in parts, and what is agreed on each turn. */
export const ROTA_RANGE = ['rota|', 'rota|~'] as const;
export const RHYTHM_AND_ROTA_RANGE = [RHYTHM_RANGE[0], ROTA_RANGE[1]] as const;
export const standingsKey = (part: number) => `rota|0-standings|${String(part).padStart(2, '0')}`;
export const turnKey = (sessionId: string) => `rota|1-turn|${sessionId}`;
/** Which turns and requests stand on whose Home. */
export const ROTA_SHOWN = 'rota|2-shown';
/** A row that exists once a session's turn is settled. */
export const rotaLedgerKey = (sessionId: string) => `rota-ledger|${sessionId}`;
/** What was done in the rota, the latest first. */
export const rotaHistoryKey = (at: Date, operation: string) =>
  `rota-history|${countingDown(at)}|${operation}`;
/** What somebody says of themselves. Behind everything else of a community, so that no range of it has it. */
export const profileKey = (personId: string) => `~profile|${personId}`;
/** When it was last looked at who is here, and behind it what came of each look, the latest first. */
export const COUNTED = '~composition|0';
export const compositionKey = (at: Date) => `~composition|1|${countingDown(at)}`;
export const compositionRange = ['~composition|', '~composition|~'] as const;
/** A row that exists while everybody in the organisation can find the community. */
export const DISCOVERABLE = 'joining|0-discoverable';
const JOINING = { request: '1-request', proposal: '2-proposal' } as const;
/** Somebody who asks to join, or whom a member proposes, while it waits for an answer. */
export const joiningKey = (kind: keyof typeof JOINING, personId: string) =>
  `joining|${JOINING[kind]}|${personId}`;
/** The same once an organiser has declined it. */
export const declinedKey = (kind: keyof typeof JOINING, personId: string) =>
  `joining-declined|${JOINING[kind]}|${personId}`;
export const joiningRange = ['joining|', 'joining|~'] as const;
/** How far a newcomer is. Behind everything else of the community: read for them and their buddy only. */
export const newcomerKey = (personId: string) => `~onboarding|${personId}`;
/** Whether somebody offers to be a buddy, and whose they are. */
export const buddyKey = (personId: string) => `buddy|${personId}`;

/** What search finds, see FindStore. `id` may consist of several ids. */
export const findKey = (kind: string, id: string) => `find|${kind}|${id}`;

export const isFindKey = (key: string) => key.startsWith('find|');

export const outboxKey = (kind: string, subject: string, operation: string) =>
  `outbox|${kind}|${subject}|${operation}`;
export const isOutboxKey = (key: string) => key.startsWith('outbox|');
/** Has a row for each community that may have work in its outbox; its key is the community's id. */
export const outboxMarkersPartition = (tenantId: string) => `outbox-markers|${tenantId}`;

/** Look-ups across communities have their own partitions. */
export const COMMUNITIES = 'communities';
export const peoplePartition = (tenantId: string) => `people|${tenantId}`;
export const belongsKey = (personId: string, communityId: string) => `${personId}|${communityId}`;
/** A person's feed, see FeedStore. */
export const feedPartition = (tenantId: string, personId: string) => `feed|${tenantId}|${personId}`;
/** Moments at which people may have to be told something, see DueStore. */
export const duePartition = (tenantId: string) => `due|${tenantId}`;
/** What is to be looked at once its moment has come, see moments.ts; its keys begin with the moment. */
export const momentsPartition = (tenantId: string, kind: string) => `moments|${tenantId}|${kind}`;
export const momentKey = (at: string, communityId: string, id: string) => `${at}|${communityId}|${id}`;
/** `personId`: the one person who may have to be told; null for everybody. */
export const dueKey = (
  moment: string,
  communityId: string,
  kind: string,
  id: string,
  personId: string | null,
) => `${moment}|${communityId}|${kind}|${id}${personId === null ? '' : `|>${personId}`}`;
/** What people have chosen of the notices that they get, and until when Teams takes none; see NoticeSettingsStore. */
export const noticeSettingsPartition = (tenantId: string) => `notice-settings|${tenantId}`;
/** What a person was told, and what waits for their notice of the day; see NoticeStore. */
export const noticesPartition = (tenantId: string, personId: string) => `notices|${tenantId}|${personId}`;
/** The communities that everybody in the organisation can find. */
export const joinablePartition = (tenantId: string) => `joinable|${tenantId}`;
export const chatsPartition = (tenantId: string) => `chats|${tenantId}`;
export const eventsPartition = (tenantId: string) => `events|${tenantId}`;
/** Hashed, because Graph's event ids may be longer than a key and may have characters that keys must not have. */
export const eventIndexKey = (hostId: string, eventId: string) =>
  `${hostId}|${createHash('sha256').update(eventId).digest('hex')}`;
/** An event by the id that all its copies share, hashed for the same reason. Its prefix is no host's id. */
export const appointmentKey = (iCalUId: string) =>
  `ical|${createHash('sha256').update(iCalUId.toUpperCase()).digest('hex')}`;
export const mailboxesPartition = (tenantId: string) => `mailboxes|${tenantId}`;
/** Guildhall's id in an organisation's app catalogue. */
export const cataloguePartition = (tenantId: string) => `catalogue|${tenantId}`;
/** A mail that tells people that they were added. */
export const welcomeMailKey = (mailId: string) => `welcome-mail|${mailId}`;
/** From which mailboxes mail may be sent, by person. */
export const mailAccessPartition = (tenantId: string) => `mail-access|${tenantId}`;
export const leasesPartition = (tenantId: string) => `leases|${tenantId}`;

const ID = '[0-9a-f-]{36}';
const DAY = '\\d{4}-\\d{2}-\\d{2}';
const AUTHOR = `(${ID}|~[0-9a-f]{64})`;
const key = (...parts: string[]) => new RegExp(`^${parts.join('\\|')}$`);

/**
 * The patterns of the keys of each kind. Rows are chosen by these, because a newer version may have rows of unknown
 * kinds in the same range.
 */
export const KEYS = {
  member: key('member', ID),
  session: key('session', ID),
  over: key('over', '\\d{13}', ID),
  /** All rows in a session's range, including those that no page shows. */
  inSession: key(
    'in-session',
    ID,
    `(agenda|summary|event|carried-over|open\\|${ID}|capture-gate\\|(named|unattributed)|attendance\\|(reading|reported\\|\\d+|mark\\|${ID})|rsvps\\|\\d+|mail\\|${ID}|note\\|${AUTHOR}\\|${ID}|pilot\\|${ID}|tick\\|${ID}\\|\\d{4}\\|\\d{3}|walk\\|${ID}|scored\\|${ID}\\|${ID}|~prepared\\|${ID})`,
  ),
  planDraft: key('plan-draft', ID, ID),
  rsvps: key('in-session', ID, 'rsvps', '\\d+'),
  attendance: key('in-session', ID, 'attendance', `(reading|reported\\|\\d+|mark\\|${ID})`),
  note: key('in-session', ID, 'note', AUTHOR, ID),
  openAction: key('open-action', `(${ID}|-)`, ID, AUTHOR, ID),
  artifact: key('artifact', ID),
  artifactOrTagNames: key('artifact', `(${ID}|~tags)`),
  revision: key('in-artifact', ID, 'revision', '\\d{4}'),
  annotation: key('in-artifact', ID, 'annotation', ID),
  trial: key('in-artifact', ID, 'trial', ID),
  /** All rows in an artifact's range. */
  inArtifact: key(
    'in-artifact',
    ID,
    `(draft(\\|\\d{2})?|revision\\|\\d{4}|editing\\|${ID}(\\|${ID})?|(annotation|trial|use)\\|${ID})`,
  ),
  /** A draft with the parts of its text. */
  draft: key('in-artifact', ID, 'draft(\\|\\d{2})?'),
  textPart: key('artifact-text', ID, '\\d{4}', '\\d{2}'),
  editing: key('in-artifact', ID, 'editing', `${ID}(\\|${ID})?`),
  evidence: key('evidence', ID),
  pilot: key('pilot', ID),
  openPilot: key('pilots', '1-open', ID),
  myPilot: key('my-pilots', ID, ID),
  /** All rows in the range of the list of pilots. */
  pilots: key('pilots', `(0-totals|1-open\\|${ID}|2-over\\|\\d{13}\\|${ID})`),
  /** All rows in a pilot's range, including those that no page shows. */
  inPilot: key(
    'in-pilot',
    ID,
    `(activity|amendment\\|[^|]+\\|${ID}|check-in\\|${DAY}\\|${ID}|(may|repeat|request|~report-form)\\|${ID}|report\\|\\d{4})`,
  ),
  checkIn: key('in-pilot', ID, 'check-in', DAY, ID),
  pilotRequest: key('in-pilot', ID, 'request', ID),
  reportForm: key('in-pilot', ID, '~report-form', ID),
  topicPlace: key('topics', '(1-open\\|\\d{6}\\|[^|]+|(2-planned|3-closed)\\|\\d{13})', ID),
  topicFrom: key(
    'topic-from',
    `(note\\|${ID}\\|${AUTHOR}\\|${ID}|pilot\\|${ID}|annotation\\|${ID}\\|${ID})`,
    ID,
  ),
  rhythm: key('rota-rhythm', `(0-settings|1-draft\\|${ID})`),
  tried: key('tried', ID, ID),
  /** All rows in the range of the rota. */
  rota: key('rota', `(0-standings\\|\\d{2}|1-turn\\|${ID}|2-shown)`),
  rhythmAndRota: /^rota(-rhythm)?\|/,
  rotaHistory: key('rota-history', '\\d{13}', ID),
  profile: key('~profile', ID),
  /** All rows in the range of what came of looks at who is here. */
  composition: key('~composition', '(0|1\\|\\d{13})'),
  joining: key('joining', `(0-discoverable|(1-request|2-proposal)\\|${ID})`),
  joinable: key(ID),
  buddy: key('buddy', ID),
  welcomeMail: key('welcome-mail', `${ID}-(members|guests)`),
  reportOffer: key('report-offer', '\\d{13}', ID),
  news: key('news', '\\d{13}', ID),
  told: key('told', ID, '\\d{13}', ID),
  noticeSettings: key(ID),
  waitingNotice: key('waiting', '[0-9a-f]{64}'),
  due: key(`${DAY}T[\\d:.]+Z`, '[^|]+', '[^|]+', '.+'),
  outbox: key('outbox', '[^|]+', '[^|]*', '[^|]+'),
  community: key(ID, ID),
  belongs: key(ID, ID),
  event: key(ID, '[0-9a-f]{64}'),
  mailbox: key(ID),
  outboxMarker: key(ID),
  moment: key('[^|]+', `(-|${ID})`, ID),
} as const;

/** Entries of these kinds in a person's feed: standing|KIND|COMMUNITY|ID, and happened|ID|KIND|COMMUNITY, and told|…. */
export const standingKeys = (kinds: readonly string[]) =>
  new RegExp(`^standing\\|(?<kind>${kinds.join('|')})\\|(?<communityId>${ID})\\|[^|]+$`);
export const happenedKeys = (kinds: readonly string[]) =>
  new RegExp(`^(?:happened|told)\\|.+\\|(?<kind>${kinds.join('|')})\\|(?<communityId>${ID})$`);
/** Things of these kinds that search finds. */
export const findKeys = (kinds: readonly string[]) =>
  new RegExp(`^find\\|(${kinds.join('|')})\\|${ID}(\\|(${AUTHOR}|${DAY})){0,2}$`);
