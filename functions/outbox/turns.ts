/** Lets in so many at once under one name; the others wait, and go in the order they came. */
export function turns(limit: number) {
  const rooms = new Map<string, { inside: number; waiting: (() => void)[] }>();
  return async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const room = rooms.get(name) ?? { inside: 0, waiting: [] };
    rooms.set(name, room);
    if (room.inside < limit) room.inside += 1;
    else await new Promise<void>((enter) => room.waiting.push(enter));
    try {
      return await work();
    } finally {
      const next = room.waiting.shift();
      // Who goes hands on their place, so that nobody slips in between.
      if (next) next();
      else {
        room.inside -= 1;
        if (room.inside === 0) rooms.delete(name);
      }
    }
  };
}
