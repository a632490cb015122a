import { REFUSALS } from '../../domain/api.ts';
import { type SessionDraft, span } from '../../domain/sessions/session-draft.ts';
import { Refusal } from '../../domain/shared/refusal.ts';
import { GraphFailure } from '../../functions/graph/graph.ts';
import { refusalOf } from '../../functions/http/problem.ts';
import { changeSession } from '../../functions/sessions/change-session.ts';
import { findAppointment } from '../../functions/sessions/find-appointment.ts';
import { linkAppointment } from '../../functions/sessions/link-appointment.ts';
import { planFromAppointment } from '../../functions/sessions/plan-from-appointment.ts';
import type { Served } from '../../functions/use-case.ts';
import type { Person, StoredEvent } from '../../local/microsoft365/server.ts';
import type { Call } from '../../tabs/api/client.ts';
import { ApiProblem } from '../../tabs/api/problem.ts';
import { makeSession, NOTHING_DONE, type Progress } from '../../tabs/outlook/make-session.ts';
import type { Guild, Process, Workshop } from './support.ts';

const ROUTES: Record<string, Served> = {
  changeSession,
  findAppointment,
  linkAppointment,
  planFromAppointment,
};

type Attendee = { address: string; name: string; type: 'required' | 'optional' };

/** An appointment as its host composes it in Outlook. */
export class Composing {
  subject = '';
  html = '<p>See you there</p>';
  attendees: Attendee[] = [];
  id: string | null = null;
  readonly #shop: Workshop;
  readonly #host: Person;
  when: { start: string; end: string };

  constructor(shop: Workshop, host: Person, when: { start: string; end: string }) {
    this.#shop = shop;
    this.#host = host;
    this.when = when;
  }

  save(send = false): string {
    const { subject, html, attendees } = this;
    const composed = {
      ...{ subject, html, attendees, isOnline: true, timeZone: 'Europe/London' },
      ...this.when,
    };
    this.id = this.#shop.microsoft365.compose(this.#host.id, composed, this.id ?? undefined, send);
    return this.id;
  }

  get event(): StoredEvent {
    const found = this.#shop.microsoft365.calendar(this.#host.id).find(({ id }) => id === this.id);
    if (!found) throw new Error('There is no such event');
    return found;
  }
}

/** Somebody composes an appointment about what a draft says, at its time. */
export function composing(shop: Workshop, host: Person, { when, topic }: SessionDraft): Composing {
  const time = span(when);
  if (!time) throw new Error('There is no such time');
  const beside = new Composing(shop, host, { start: time.startsAt, end: time.endsAt });
  beside.subject = topic;
  return beside;
}

/** What is wrong with an appointment that was made a session, besides what is looked at for every event. */
export async function wrongWithAppointment(
  { event }: Composing,
  host: Person,
  { world }: Process,
  sessionId: string,
) {
  const wrong: string[] = [];
  const agendas = event.body.content.split('guildhall-agenda"').length - 1;
  if (agendas !== 1) wrong.push(`doubled: ${agendas} agendas`);
  const linked = await world.invites.sessionOfAppointment(host.tenantId, event.iCalUId);
  if (linked?.sessionId !== sessionId) wrong.push('lost: nobody is led to the session');
  return wrong;
}

/** Guildhall's pane beside an appointment: the pages' own code, in front of the use cases. */
export class Pane {
  done: Progress = NOTHING_DONE;
  /** Stands between the pane and what it calls, Office.js or the server; may throw, before or after the call. */
  through: <T>(what: string, act: () => Promise<T>) => Promise<T> = (_, act) => act();
  readonly sessionId: string;
  readonly #guild: Guild;
  readonly #by: Person;
  readonly #beside: Composing;
  readonly #operation = crypto.randomUUID();

  constructor(guild: Guild, by: Person, beside: Composing, sessionId: string = crypto.randomUUID()) {
    this.#guild = guild;
    this.#by = by;
    this.#beside = beside;
    this.sessionId = sessionId;
  }

  /** One press of “Make it a session”. */
  make(app: Process, draft: SessionDraft) {
    const beside = this.#beside;
    const office = <T>(what: string, act: () => T): Promise<T> => this.through(what, async () => act());
    return makeSession(
      {
        communityId: this.#guild.place.communityId,
        sessionId: this.sessionId,
        operation: this.#operation,
        draft,
        done: this.done,
      },
      {
        call: this.#call(app),
        outlook: {
          composedItemId: () => office('id', () => beside.id),
          setSubject: (text) =>
            office('subject', () => {
              beside.subject = text;
            }),
          bodyHtml: () => office('read body', () => beside.html),
          prependHtml: (html) =>
            office('write body', () => {
              beside.html = html + beside.html;
            }),
          addAttendees: (people) =>
            office('people', () => {
              const there = new Set(beside.attendees.map(({ address }) => address));
              for (const { mail, name, type } of people)
                if (!there.has(mail)) beside.attendees.push({ address: mail, name, type });
            }),
          saveAppointment: () => office('save', () => beside.save()),
        },
        note: (done) => {
          this.done = done;
        },
      },
    );
  }

  #call(app: Process): Call {
    const ask = (route: { name: string }, said: { params?: Record<string, string> }) =>
      this.through(route.name, async () => {
        const served = ROUTES[route.name];
        if (!served) throw new Error(`The pane does not call ${route.name}`);
        const { communityId: _, ...params } = said.params ?? {};
        try {
          return await this.#guild.run(app, served, this.#by, { ...said, params });
        } catch (error) {
          if (!(error instanceof Refusal || error instanceof GraphFailure)) throw error;
          const { code } = refusalOf(error);
          throw new ApiProblem({ code, status: REFUSALS[code][0], correlationId: '' });
        }
      });
    return ask as Call;
  }
}
