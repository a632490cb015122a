/** Who is in a meeting and what is on its stage. Forgotten when the workbench stops, as calls are. */
export interface Room {
  chatId: string;
  people: Present[];
  stage?: Stage;
}

export interface Present {
  personId: string;
  joinedAt: string;
  camera: boolean;
  microphone: boolean;
}

export interface Stage {
  url: string;
  by: string;
  since: string;
}

interface Seat extends Present {
  seen: number;
}

/** Browsers let a hidden tab run once a minute: someone not heard of for longer has closed theirs. */
const patience = 150_000;

export class Rooms {
  #rooms = new Map<string, { seats: Map<string, Seat>; stage?: Stage | undefined }>();
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  look(chatId: string): Room {
    const room = this.#room(chatId);
    const people = [...room.seats.values()].map(({ seen: _, ...present }) => present);
    return { chatId, people, ...(room.stage && { stage: room.stage }) };
  }

  /** Joins, or says that one is still there, or switches camera or microphone. */
  join(chatId: string, personId: string, change: { camera?: boolean; microphone?: boolean }): Room {
    const { seats } = this.#room(chatId);
    const seat = seats.get(personId) ?? {
      personId,
      joinedAt: new Date(this.#now()).toISOString(),
      camera: true,
      microphone: false,
    };
    seats.set(personId, { ...seat, ...change, seen: this.#now() } as Seat);
    return this.look(chatId);
  }

  leave(chatId: string, personId: string): Room {
    this.#room(chatId).seats.delete(personId);
    return this.look(chatId);
  }

  share(chatId: string, personId: string, url: string): Room {
    this.#room(chatId).stage = { url, by: personId, since: new Date(this.#now()).toISOString() };
    return this.look(chatId);
  }

  stopSharing(chatId: string): Room {
    this.#room(chatId).stage = undefined;
    return this.look(chatId);
  }

  #room(chatId: string) {
    const room = this.#rooms.get(chatId) ?? { seats: new Map<string, Seat>() };
    this.#rooms.set(chatId, room);
    for (const [personId, seat] of room.seats) {
      if (this.#now() - seat.seen > patience) room.seats.delete(personId);
    }
    // A call that everybody has left takes its stage with it.
    if (room.seats.size === 0) room.stage = undefined;
    return room;
  }
}
