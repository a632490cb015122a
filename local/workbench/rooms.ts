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

/** From one person's joining to their leaving, in milliseconds since 1970. */
export interface Stay {
  personId: string;
  from: number;
  until: number;
}

interface OpenRoom {
  seats: Map<string, Seat>;
  stage?: Stage | undefined;
  /** Of those who have left since the room was empty. */
  stays: Stay[];
}

/** Browsers let a hidden tab run once a minute: someone not heard of for longer has closed theirs. */
const patience = 150_000;

export class Rooms {
  #rooms = new Map<string, OpenRoom>();
  readonly #now: () => number;
  readonly #ended: (chatId: string, stays: Stay[]) => void;

  /** `ended` is told who was in a room each time that everybody has left it. */
  constructor(now: () => number = Date.now, ended: (chatId: string, stays: Stay[]) => void = () => {}) {
    this.#now = now;
    this.#ended = ended;
  }

  /** Ends the rooms whose people were not heard of. */
  expire(): void {
    for (const chatId of this.#rooms.keys()) this.#room(chatId);
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
    this.#stand(this.#room(chatId), personId, this.#now());
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

  #stand(room: OpenRoom, personId: string, until: number): void {
    const seat = room.seats.get(personId);
    if (!seat) return;
    room.seats.delete(personId);
    room.stays.push({ personId, from: Date.parse(seat.joinedAt), until });
  }

  #room(chatId: string): OpenRoom {
    const room = this.#rooms.get(chatId) ?? { seats: new Map<string, Seat>(), stays: [] };
    this.#rooms.set(chatId, room);
    for (const [personId, seat] of room.seats) {
      if (this.#now() - seat.seen > patience) this.#stand(room, personId, seat.seen);
    }
    // A call that everybody has left takes its stage with it.
    if (room.seats.size === 0) {
      room.stage = undefined;
      const stays = room.stays.splice(0);
      if (stays.length > 0) this.#ended(chatId, stays);
    }
    return room;
  }
}
